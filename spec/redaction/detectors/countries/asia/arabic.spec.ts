import { ARABIC } from '../../../../../lib/redaction/detectors/countries/asia/arabic';
import { itFinds } from '../identifiers';

describe('ARABIC', () => {
    itFinds(ARABIC, {
        found: [],
        left: [
            ['no word for it', 'BH_CPR', '850712345'],
            ['no word for it', 'QA_ID', '28563412345'],
            ['no word for it', 'JO_NATIONAL_ID', '9851234567'],
            ['no word for it', 'OM_CIVIL_ID', '12345678'],
            ['no word for it', 'IQ_NATIONAL_ID', '198512345678'],
        ],
        inContext: [
            ['CPR', 'BH_CPR', '850712345'],
            ['QID', 'QA_ID', '28563412345'],
            ['الرقم الوطني', 'JO_NATIONAL_ID', '9851234567'],
            ['resident card', 'OM_CIVIL_ID', '12345678'],
            ['national card', 'IQ_NATIONAL_ID', '198512345678'],
        ],
    });
});
