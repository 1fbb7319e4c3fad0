import { NO } from '../../../../../lib/redaction/detectors/countries/europe/no';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Norway', NO, [
    {
        kind: 'NO_FODSELSNUMMER', word: 'fødselsnummer', bare: true, checked: true,
        valid: ['151086 95088', '15108695088', '41108512308', '81008512353'],
        wrong: ['15108695089', '15108695098', '15108695077'],
    },
    {
        kind: 'NO_ORGANISASJONSNUMMER', word: 'organisasjonsnummer', checked: true,
        valid: ['988 077 917', '974760673'],
        wrong: ['988077918', '174760674'],
    },
]);
