import { TH } from '../../../../../lib/redaction/detectors/countries/asia/th';
import { itFinds } from '../identifiers';

describe('TH', () => {
    itFinds(TH, {
        found: [
            ['TH_TNIN', '1-2345-45678-78-1'],
            ['TH_TNIN', '1234545678781'],
            ['TH_TNIN', '1 2345 45678 78 1'],
        ],
        left: [
            ['another check digit', 'TH_TNIN', '1234545678782'],
            ['a first digit of 0', 'TH_TNIN', '0234545678781'],
            ['no province', 'TH_TNIN', '1284545678781'],
        ],
        plain: [
            ['TH_TNIN', '1-2345-45678-78-1'],
        ],
        inContext: [
            ['เลขบัตรประชาชน', 'TH_TNIN', '1234545678781'],
            ['Thai ID', 'TH_TNIN', '1234545678781'],
        ],
    });
});
