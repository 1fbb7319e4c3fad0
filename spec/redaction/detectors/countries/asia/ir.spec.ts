import { IR } from '../../../../../lib/redaction/detectors/countries/asia/ir';
import { itFinds } from '../identifiers';

describe('IR', () => {
    itFinds(IR, {
        found: [
            ['IR_NATIONAL_ID', '0499370899'],
            ['IR_NATIONAL_ID', '049-937089-9'],
        ],
        left: [
            ['another check digit', 'IR_NATIONAL_ID', '0499370898'],
            ['equal digits', 'IR_NATIONAL_ID', '1111111111'],
            ['no serial', 'IR_NATIONAL_ID', '1230000000'],
        ],
        inContext: [
            ['کد ملی', 'IR_NATIONAL_ID', '0499370899'],
            ['code melli', 'IR_NATIONAL_ID', '0499370899'],
        ],
    });
});
