import { SOUTHEAST } from '../../../../../lib/redaction/detectors/countries/asia/southeast';
import { itFinds } from '../identifiers';

describe('SOUTHEAST', () => {
    itFinds(SOUTHEAST, {
        found: [],
        left: [
            ['no word for it', 'BN_IC', '01-234567'],
            ['no word for it', 'KH_NATIONAL_ID', '012345678'],
            ['no word for it', 'BT_CID', '11405001234'],
            ['no word for it', 'MV_NATIONAL_ID', 'A123456'],
        ],
        inContext: [
            ['IC no', 'BN_IC', '01-234567'],
            ['Khmer ID', 'KH_NATIONAL_ID', '012345678'],
            ['CID', 'BT_CID', '11405001234'],
            ['Maldives ID', 'MV_NATIONAL_ID', 'A123456'],
        ],
    });
});
