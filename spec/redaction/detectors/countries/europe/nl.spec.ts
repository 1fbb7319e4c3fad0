import { NL } from '../../../../../lib/redaction/detectors/countries/europe/nl';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of the Netherlands', NL, [
    { kind: 'NL_BSN', word: 'BSN', valid: ['123456782', '1234.56.782', '123 456 782'], wrong: ['123456783', '000000012'], checked: true },
]);
