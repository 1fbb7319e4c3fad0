import { DE_DOCUMENTS } from '../../../../../lib/redaction/detectors/countries/europe/de-documents';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('documents of Germany', DE_DOCUMENTS, [
    {
        kind: 'DE_ID_CARD', word: 'Personalausweis',
        valid: ['L01X00T471', 'L01X00T47', 'T22000126'],
        wrong: ['L01X00T472', 'L01X00T47', 'A01X00T471', 'T2200012'],
    },
    { kind: 'DE_PASSPORT', word: 'Reisepass', valid: ['C01X00T478', 'C01X00T47'], wrong: ['C01X00T479', 'C01X00T47', 'C01X00E478', '101X00T478'] },
    { kind: 'DE_FUEHRERSCHEIN', word: 'Führerschein', valid: ['MK98765432C', 'B072RRE2I55'], wrong: ['MK9876543C', 'B072RRE2I55'] },
]);
