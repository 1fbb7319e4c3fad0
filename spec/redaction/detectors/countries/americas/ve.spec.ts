import { VE } from '../../../../../lib/redaction/detectors/countries/americas/ve';
import { itFinds } from '../identifiers';

describe('VE', () => {
    itFinds(VE, {
        found: [
            ['VE_RIF', 'V-11470283-4'],
            ['VE_RIF', 'V114702834'],
            ['VE_CEDULA', 'V-12.345.678'],
            ['VE_CEDULA', 'E-81234567'],
        ],
        left: [
            ['no such letter', 'VE_RIF', 'X-11470283-4'],
            ['another letter', 'VE_RIF', 'J-11470283-4'],
            ['a word before', 'VE_CEDULA', 'e 12345678'],
            ['a J', 'VE_CEDULA', 'J-12345678'],
        ],
        plain: [
            ['VE_RIF', 'V-11470283-4'],
        ],
        inContext: [
            ['RIF', 'VE_RIF', 'V114702834'],
            ['cédula', 'VE_CEDULA', 'V-12.345.678'],
        ],
    });
});
