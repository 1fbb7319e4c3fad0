import { MO } from '../../../../../lib/redaction/detectors/countries/asia/mo';
import { itFinds } from '../identifiers';

describe('MO', () => {
    itFinds(MO, {
        found: [],
        left: [
            ['no word for it', 'MO_ID', '1234567-8'],
        ],
        inContext: [
            ['澳門身份證', 'MO_ID', '1234567-8'],
            ['Macau ID', 'MO_ID', '5215299-8'],
        ],
    });
});
