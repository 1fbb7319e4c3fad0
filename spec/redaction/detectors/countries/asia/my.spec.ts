import { MY } from '../../../../../lib/redaction/detectors/countries/asia/my';
import { itFinds } from '../identifiers';

describe('MY', () => {
    itFinds(MY, {
        found: [
            ['MY_NRIC', '770305-02-1234'],
            ['MY_NRIC', '770305 02 1234'],
            ['MY_NRIC', '770305021234'],
        ],
        left: [
            ['a thirteenth month', 'MY_NRIC', '771305-02-1234'],
            ['no place of birth', 'MY_NRIC', '770305-17-1234'],
        ],
        plain: [
            ['MY_NRIC', '770305-02-1234'],
        ],
        inContext: [
            ['MyKad', 'MY_NRIC', '770305021234'],
            ['no KP', 'MY_NRIC', '770305021234'],
        ],
    });
});
