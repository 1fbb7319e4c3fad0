import { CU } from '../../../../../lib/redaction/detectors/countries/americas/cu';
import { itFinds } from '../identifiers';

describe('CU', () => {
    itFinds(CU, {
        found: [
            ['CU_NI', '91021027775'],
        ],
        left: [
            ['month 13', 'CU_NI', '91131027775'],
            ['day 30 of February', 'CU_NI', '91023027775'],
        ],
        inContext: [
            ['carné de identidad', 'CU_NI', '91021027775'],
        ],
    });
});
