import { ES } from '../../../../../lib/redaction/detectors/countries/europe/es';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Spain', ES, [
    {
        kind: 'ES_NIF', word: 'DNI', bare: true, checked: true,
        valid: ['54362315-K', '54362315K', '54.362.315-K', '54362315k', 'L1234567L', '76543E'],
        wrong: ['54362315-Z', 'N1234567L', '76543E'],
    },
    {
        kind: 'ES_NIE', word: 'NIE', bare: true, checked: true,
        valid: ['X-2482300-W', 'X2482300W', 'y 7654321 g'],
        wrong: ['X-2482300-A', 'W2482300W', 'X482300W'],
    },
    {
        kind: 'ES_CIF', word: 'CIF', checked: true,
        valid: ['A58818501', 'A-58818501', 'J99216582', 'Q2826000H'],
        wrong: ['A58818502', 'I58818501', 'Q2826000A'],
    },
    { kind: 'ES_PASSPORT', word: 'pasaporte', valid: ['BAB000000', 'bab000000'], wrong: ['BA0000000', 'BABA00000'] },
    { kind: 'ES_SOCIAL_SECURITY', word: 'Seguridad Social', valid: ['28/12345678/40', '281234567840'], wrong: ['28/12345678/41', '60/12345678/40'] },
]);
