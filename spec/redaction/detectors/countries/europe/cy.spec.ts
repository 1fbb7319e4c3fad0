import { CY } from '../../../../../lib/redaction/detectors/countries/europe/cy';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Cyprus', CY, [
    { kind: 'CY_TIN', word: 'tax id', valid: ['10259033P', '00123123T'], wrong: ['10259033Z', '12259033P'] },
]);
