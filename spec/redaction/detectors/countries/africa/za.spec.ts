import { ZA } from '../../../../../lib/redaction/detectors/countries/africa/za';
import { itFinds } from '../identifiers';

describe('ZA', () => {
    itFinds(ZA, {
        found: [
            ['ZA_ID_NUMBER', '7503305044089'],
            ['ZA_ID_NUMBER', '800101 5009 087'],
            ['ZA_INCOME_TAX_NUMBER', '0123456789'],
            ['ZA_DRIVER_LICENSE', '40240001AB'],
            ['ZA_TRAFFIC_REGISTER_NUMBER', '1234567890123'],
            ['ZA_PASSPORT', 'A12345678'],
            ['ZA_LICENSE_PLATE', 'DK28LF GP'],
            ['ZA_LICENSE_PLATE', 'GET 103 WP'],
            ['ZA_VAT_NUMBER', '4123456789'],
            ['ZA_COMPANY_REGISTRATION', '2012/123456/07'],
        ],
        left: [
            ['month 13', 'ZA_ID_NUMBER', '7513305044087'],
            ['citizenship 3', 'ZA_ID_NUMBER', '7503305044386'],
            ['another race', 'ZA_ID_NUMBER', '7503305044071'],
            ['a 4 before', 'ZA_INCOME_TAX_NUMBER', '4123456789'],
            ['an identity number\'s digits', 'ZA_TRAFFIC_REGISTER_NUMBER', '7503305044089'],
            ['another letter', 'ZA_PASSPORT', 'B12345678'],
            ['no province', 'ZA_LICENSE_PLATE', 'DK 28 LF XX'],
            ['a 5 before', 'ZA_VAT_NUMBER', '5123456789'],
            ['dashes', 'ZA_COMPANY_REGISTRATION', '2012-123456-07'],
        ],
        plain: [
            ['ZA_ID_NUMBER', '7503305044089'],
        ],
        inContext: [
            ['SARS', 'ZA_INCOME_TAX_NUMBER', '0123456789'],
            ['driver\'s licence', 'ZA_DRIVER_LICENSE', '40240001AB'],
            ['traffic register', 'ZA_TRAFFIC_REGISTER_NUMBER', '1234567890123'],
            ['South African passport', 'ZA_PASSPORT', 'A12345678'],
            ['number plate', 'ZA_LICENSE_PLATE', 'DK28LFGP'],
            ['VAT', 'ZA_VAT_NUMBER', '4123456789'],
            ['CIPC', 'ZA_COMPANY_REGISTRATION', 'CK1998/123456'],
        ],
        checked: [
            ['ZA_ID_NUMBER', '7503305044089'],
        ],
    });
});
