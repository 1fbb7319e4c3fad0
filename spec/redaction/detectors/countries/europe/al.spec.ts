import { AL } from '../../../../../lib/redaction/detectors/countries/europe/al';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Albania', AL, [
    { kind: 'AL_NID', word: 'NID', valid: ['I50714123A', 'i55714123a'], wrong: ['I51314123A', 'Z50714123A'] },
]);
