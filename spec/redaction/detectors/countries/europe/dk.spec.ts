import { DK } from '../../../../../lib/redaction/detectors/countries/europe/dk';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Denmark', DK, [
    {
        kind: 'DK_CPR_NUMBER', word: 'CPR-nummer',
        valid: ['211062-5629', '070761-4285', '0707614285', '010111-1114'],
        wrong: ['320161-4285', '071361-4285', '290201-1234'],
    },
]);
