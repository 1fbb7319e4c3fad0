import { SA } from '../../../../../lib/redaction/detectors/countries/asia/sa';
import { itFinds } from '../identifiers';

describe('SA', () => {
    itFinds(SA, {
        found: [
            ['SA_NATIONAL_ID', '1054321987'],
            ['SA_NATIONAL_ID', '2345678904'],
        ],
        left: [
            ['a first digit of 3', 'SA_NATIONAL_ID', '3054321985'],
        ],
        inContext: [
            ['iqama', 'SA_NATIONAL_ID', '2345678904'],
            ['الهوية', 'SA_NATIONAL_ID', '1054321987'],
        ],
        checked: [
            ['SA_NATIONAL_ID', '1054321987'],
        ],
    });
});
