import { GR } from '../../../../../lib/redaction/detectors/countries/europe/gr';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Greece', GR, [
    { kind: 'GR_AFM', word: 'ΑΦΜ', valid: ['094259216', '094 259 216'], wrong: ['094259217', '000000000'] },
    { kind: 'GR_AMKA', word: 'ΑΜΚΑ', valid: ['14078501237', '140785 01237', '01013099997'], wrong: ['14078501238', '14138501230'], checked: true },
]);
