import { MD } from '../../../../../lib/redaction/detectors/countries/europe/md';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Moldova', MD, [
    { kind: 'MD_IDNP', word: 'IDNP', valid: ['2004036169238'], wrong: ['2004036169239', '1004036169231'] },
]);
