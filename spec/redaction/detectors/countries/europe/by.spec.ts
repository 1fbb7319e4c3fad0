import { BY } from '../../../../../lib/redaction/detectors/countries/europe/by';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Belarus', BY, [
    {
        kind: 'BY_PERSONAL_NUMBER', word: 'личный номер', bare: true,
        valid: ['3140785A012PB7', '3140785 A 012 PB 7'],
        wrong: ['3140785A012PB8', '3141385A012PB7', '3140785D012PB7', '3140785A012XB7'],
    },
    { kind: 'BY_UNP', word: 'УНП', valid: ['200988541', 'MA1953684'], wrong: ['200988542', '900988541', 'XA1953684'] },
]);
