import { LV } from '../../../../../lib/redaction/detectors/countries/europe/lv';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Latvia', LV, [
    {
        kind: 'LV_PERSONAS_KODS', word: 'personas kods',
        valid: ['161175-19997', '16117519997', '010203-11231', '329999-12345'],
        wrong: ['161175-19998', '161375-19997', '161175-39997'],
    },
]);
