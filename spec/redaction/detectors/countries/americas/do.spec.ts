import { DO } from '../../../../../lib/redaction/detectors/countries/americas/do';
import { itFinds } from '../identifiers';

describe('DO', () => {
    itFinds(DO, {
        found: [
            ['DO_CEDULA', '001-1391820-5'],
            ['DO_CEDULA', '00113918205'],
            ['DO_RNC', '1-01-85004-3'],
            ['DO_RNC', '101850043'],
        ],
        left: [
            ['noughts only', 'DO_CEDULA', '000-0000000-0'],
        ],
        plain: [
            ['DO_CEDULA', '001-1391820-5'],
        ],
        inContext: [
            ['cédula', 'DO_CEDULA', '00113918205'],
            ['RNC', 'DO_RNC', '1-01-85004-3'],
        ],
        checked: [
            ['DO_CEDULA', '00113918205'],
        ],
    });
});
