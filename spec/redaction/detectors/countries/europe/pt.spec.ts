import { PT } from '../../../../../lib/redaction/detectors/countries/europe/pt';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Portugal', PT, [
    { kind: 'PT_NIF', word: 'NIF', valid: ['501 964 843', '501964843'], wrong: ['501964844', '401964845'] },
    {
        kind: 'PT_CITIZEN_CARD', word: 'cartão de cidadão', checked: true,
        valid: ['00000000 0 ZZ4', '000000000ZZ4', '12345678 9 AB4'],
        wrong: ['00000000 0 ZZ5', '00000000 1 ZZ4'],
    },
    { kind: 'PT_NISS', word: 'NISS', valid: ['12345678910', '123 456 789 10'], wrong: ['12345678911', '32345678910'] },
]);
