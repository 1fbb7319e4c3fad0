import { PY } from '../../../../../lib/redaction/detectors/countries/americas/py';
import { itFinds } from '../identifiers';

describe('PY', () => {
    itFinds(PY, {
        found: [
            ['PY_RUC', '80028061-0'],
            ['PY_RUC', '800280610'],
            ['PY_CI', '1.234.567'],
        ],
        left: [
            ['five digits', 'PY_CI', '12345'],
        ],
        inContext: [
            ['RUC', 'PY_RUC', '80028061-0'],
            ['cédula', 'PY_CI', '1.234.567'],
        ],
    });
});
