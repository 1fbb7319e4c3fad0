import { DE_HEALTH } from '../../../../../lib/redaction/detectors/countries/europe/de-health';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('numbers of German health insurance', DE_HEALTH, [
    {
        kind: 'DE_HEALTH_INSURANCE', word: 'Krankenkasse', checked: true,
        valid: ['A000500015', 'K384217969', 'k384 217 969'],
        wrong: ['A000500014', 'K384217961', '1000500015'],
    },
    { kind: 'DE_LANR', word: 'LANR', valid: ['987654421'], wrong: ['987654521', '000000000'] },
    { kind: 'DE_BSNR', word: 'BSNR', valid: ['381234567', '999999999'], wrong: ['000000000', '38123456'] },
]);
