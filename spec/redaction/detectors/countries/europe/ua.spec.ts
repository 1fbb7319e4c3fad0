import { UA } from '../../../../../lib/redaction/detectors/countries/europe/ua';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Ukraine', UA, [
    { kind: 'UA_RNOKPP', word: 'РНОКПП', valid: ['1759013776'], wrong: ['1759013777'] },
    { kind: 'UA_PASSPORT', word: 'паспорт', valid: ['000123456'], wrong: ['000123456'] },
]);
