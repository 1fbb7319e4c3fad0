import { MT } from '../../../../../lib/redaction/detectors/countries/europe/mt';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Malta', MT, [
    { kind: 'MT_ID_CARD', word: 'id card', valid: ['0123456M', '123456M', '4567G', '567A'], wrong: ['0123456X', '123456M'] },
    { kind: 'MT_TIN', word: 'tax id', valid: ['334567891'], wrong: ['334567891'] },
]);
