import { IE } from '../../../../../lib/redaction/detectors/countries/europe/ie';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Ireland', IE, [
    {
        kind: 'IE_PPSN', word: 'PPS number', checked: true,
        valid: ['1234567T', '1234567FA', '6433435F', '6433435OA', '6433435FW', '1234567 T'],
        wrong: ['1234567U', '1234567FB', '6433435FZ'],
    },
]);
