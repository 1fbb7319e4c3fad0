import { PK } from '../../../../../lib/redaction/detectors/countries/asia/pk';
import { itFinds } from '../identifiers';

describe('PK', () => {
    itFinds(PK, {
        found: [
            ['PK_CNIC', '34201-0891231-8'],
        ],
        left: [
            ['a first digit of 9', 'PK_CNIC', '94201-0891231-8'],
            ['no dashes and no word for it', 'PK_CNIC', '3420108912318'],
            ['no word for it', 'PK_NTN', '1234567-8'],
        ],
        plain: [
            ['PK_CNIC', '34201-0891231-8'],
        ],
        inContext: [
            ['CNIC', 'PK_CNIC', '3420108912318'],
            ['NTN', 'PK_NTN', '1234567-8'],
        ],
    });
});
