import { CO } from '../../../../../lib/redaction/detectors/countries/americas/co';
import { itFinds } from '../identifiers';

describe('CO', () => {
    itFinds(CO, {
        found: [
            ['CO_NIT', '213.123.432-1'],
            ['CO_NIT', '2131234321'],
            ['CO_CEDULA', '1.023.456.789'],
            ['CO_CEDULA', '52123456'],
        ],
        left: [
            ['five digits', 'CO_CEDULA', '12345'],
            ['another check digit', 'CO_NIT', '213.123.432-2'],
        ],
        plain: [
            ['CO_NIT', '213.123.432-1'],
        ],
        inContext: [
            ['NIT', 'CO_NIT', '2131234321'],
            ['cédula de ciudadanía', 'CO_CEDULA', '1.023.456.789'],
        ],
    });
});
