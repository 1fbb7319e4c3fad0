import { BO } from '../../../../../lib/redaction/detectors/countries/americas/bo';
import { itFinds } from '../identifiers';

describe('BO', () => {
    itFinds(BO, {
        found: [
            ['BO_CI', '1234567 LP'],
            ['BO_CI', '12345678-CB'],
            ['BO_CI', '1234567-1A-SC'],
        ],
        left: [
            ['a word behind', 'BO_CI', '1234567 or'],
            ['no such department', 'BO_CI', '1234567 XX'],
            ['no word for it', 'BO_NIT', '1234567890'],
        ],
        inContext: [
            ['carnet de identidad', 'BO_CI', '1234567 LP'],
            ['NIT', 'BO_NIT', '1234567890'],
        ],
    });
});
