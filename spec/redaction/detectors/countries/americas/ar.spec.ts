import { AR } from '../../../../../lib/redaction/detectors/countries/americas/ar';
import { itFinds } from '../identifiers';

describe('AR', () => {
    itFinds(AR, {
        found: [
            ['AR_CUIT', '20-05536168-2'],
            ['AR_CUIT', '20055361682'],
            ['AR_CUIT', '20-05.536.168-2'],
            ['AR_DNI', '12.345.678'],
            ['AR_DNI', '1234567'],
            ['AR_CBU', '2850590940090418135201'],
            ['AR_CBU', '28505909 40090418135201'],
        ],
        left: [
            ['no such kind', 'AR_CUIT', '99-05536168-2'],
            ['six digits', 'AR_DNI', '123.456'],
            ['noughts only', 'AR_CBU', '0000000000000000000000'],
            ['another digit of the branch', 'AR_CBU', '2850590840090418135201'],
        ],
        plain: [
            ['AR_CUIT', '20-05536168-2'],
            ['AR_CBU', '2850590940090418135201'],
        ],
        inContext: [
            ['CUIL', 'AR_CUIT', '20055361682'],
            ['DNI', 'AR_DNI', '12.345.678'],
        ],
        checked: [
            ['AR_CUIT', '20055361682'],
            ['AR_CBU', '2850590940090418135201'],
        ],
    });
});
