import { CH } from '../../../../../lib/redaction/detectors/countries/europe/ch';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Switzerland', CH, [
    {
        kind: 'CH_AHV', word: 'AHV', bare: true, checked: true,
        valid: ['756.9217.0769.85', '7569217076985', '756.1234.5678.97'],
        wrong: ['756.9217.0769.84', '757.9217.0769.82'],
    },
    {
        kind: 'CH_UID', word: 'UID', bare: true, checked: true,
        valid: ['CHE-100.155.212', 'CHE100155212'],
        wrong: ['CHE-100.155.213', 'CHF-100.155.212'],
    },
]);
