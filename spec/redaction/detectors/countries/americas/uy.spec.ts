import { UY } from '../../../../../lib/redaction/detectors/countries/americas/uy';
import { itFinds } from '../identifiers';

describe('UY', () => {
    itFinds(UY, {
        found: [
            ['UY_CI', '1.234.567-2'],
            ['UY_CI', '12345672'],
            ['UY_RUT', '21-100342-001-7'],
            ['UY_RUT', '211003420017'],
        ],
        left: [
            ['no such register', 'UY_RUT', '23-100342-001-7'],
            ['other than 001', 'UY_RUT', '21-100342-002-7'],
        ],
        plain: [
            ['UY_CI', '1.234.567-2'],
            ['UY_RUT', '21-100342-001-7'],
        ],
        inContext: [
            ['cédula', 'UY_CI', '12345672'],
        ],
    });
});
