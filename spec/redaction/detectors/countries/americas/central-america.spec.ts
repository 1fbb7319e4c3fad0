import { CENTRAL_AMERICA } from '../../../../../lib/redaction/detectors/countries/americas/central-america';
import { itFinds } from '../identifiers';

describe('CENTRAL_AMERICA', () => {
    itFinds(CENTRAL_AMERICA, {
        found: [
            ['GT_CUI', '2345 67899 0101'],
            ['GT_NIT', '576937-K'],
            ['SV_NIT', '0614-050707-104-8'],
            ['SV_DUI', '00016297-5'],
            ['NI_CEDULA', '001-010190-0001N'],
            ['HN_DNI', '0801-1990-12345'],
            ['HN_DNI', '0801-1990-123456'],
            ['CR_CEDULA', '1-0234-0567'],
            ['CR_CEDULA', '155812345678'],
            ['CR_CPJ', '3-101-999999'],
        ],
        left: [
            ['no such municipality', 'GT_CUI', '2345 67899 0118'],
            ['department 23', 'GT_CUI', '2345 67899 2301'],
            ['another letter', 'GT_NIT', '576937-J'],
            ['month 13', 'SV_NIT', '0614-051307-104-8'],
            ['a 5 before', 'SV_NIT', '5614-050707-104-8'],
            ['month 13', 'NI_CEDULA', '001-011390-0001N'],
            ['another letter', 'NI_CEDULA', '001-010190-0001M'],
            ['department 19', 'HN_DNI', '1901-1990-12345'],
            ['year 1890', 'HN_DNI', '0801-1890-12345'],
            ['a nought before', 'CR_CEDULA', '0-0234-0567'],
            ['another check digit', 'SV_DUI', '00016297-6'],
            ['no such class', 'CR_CPJ', '3-999-999999'],
            ['no word for it', 'PA_CEDULA', '8-123-4567'],
        ],
        plain: [
            ['NI_CEDULA', '001-010190-0001N'],
            ['SV_NIT', '0614-050707-104-8'],
        ],
        inContext: [
            ['mi DPI', 'GT_CUI', '2345 67899 0101'],
            ['NIT', 'GT_NIT', '576937-K'],
            ['DUI', 'SV_DUI', '00016297-5'],
            ['identidad', 'HN_DNI', '0801-1990-12345'],
            ['cédula', 'CR_CEDULA', '1-0234-0567'],
            ['cédula', 'PA_CEDULA', '8-123-4567'],
        ],
    });
});
