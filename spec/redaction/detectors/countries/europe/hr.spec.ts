import { HR } from '../../../../../lib/redaction/detectors/countries/europe/hr';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Croatia', HR, [
    { kind: 'HR_OIB', word: 'OIB', valid: ['33392005961', '333 920 059 61'], wrong: ['33392005962', '00000000000'], checked: true },
]);
