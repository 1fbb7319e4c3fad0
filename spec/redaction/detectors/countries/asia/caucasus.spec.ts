import { CAUCASUS } from '../../../../../lib/redaction/detectors/countries/asia/caucasus';
import { itFinds } from '../identifiers';

describe('CAUCASUS', () => {
    itFinds(CAUCASUS, {
        found: [
            ['KG_PIN', '11505198500123'],
        ],
        left: [
            ['a thirteenth month', 'KG_PIN', '11513198500123'],
            ['a birth in the eighteenth century', 'KG_PIN', '11505178500123'],
            ['no word for it', 'GE_PERSONAL_NUMBER', '01024085083'],
            ['no word for it', 'AM_PSN', '1505850123'],
            ['no word for it', 'AZ_ID_CARD', 'AZE12345678'],
        ],
        inContext: [
            ['პირადი ნომერი', 'GE_PERSONAL_NUMBER', '01024085083'],
            ['PSN', 'AM_PSN', '1505850123'],
            ['şəxsiyyət vəsiqəsi', 'AZ_ID_CARD', 'AZE12345678'],
            ['ИНН', 'KG_PIN', '11505198500123'],
        ],
    });
});
