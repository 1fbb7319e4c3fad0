import { RO } from '../../../../../lib/redaction/detectors/countries/europe/ro';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Romania', RO, [
    { kind: 'RO_CNP', word: 'CNP', valid: ['1630615123457', '1 630615 12 345 7'], wrong: ['1630615123458', '1631315123457', '1630615673457'] },
]);
