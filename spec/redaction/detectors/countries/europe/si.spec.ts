import { SI } from '../../../../../lib/redaction/detectors/countries/europe/si';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Slovenia', SI, [
    { kind: 'SI_TAX_NUMBER', word: 'davčna številka', valid: ['50223054'], wrong: ['50223055', '00223054'] },
]);
