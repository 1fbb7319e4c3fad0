import { BG } from '../../../../../lib/redaction/detectors/countries/europe/bg';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Bulgaria', BG, [
    { kind: 'BG_EGN', word: 'ЕГН', valid: ['7523169263', '8032056031', '0542141237'], wrong: ['7523169264', '7513169263'] },
    { kind: 'BG_LNCH', word: 'ЛНЧ', valid: ['7111042925'], wrong: ['7111042926'], checked: true },
]);
