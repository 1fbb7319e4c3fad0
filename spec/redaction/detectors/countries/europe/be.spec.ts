import { BE } from '../../../../../lib/redaction/detectors/countries/europe/be';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Belgium', BE, [
    {
        kind: 'BE_NATIONAL_NUMBER', word: 'rijksregisternummer', bare: true, checked: true,
        valid: ['85.07.30-033.28', '850730-033-28', '85073003328', '17.07.30-033.84'],
        wrong: ['85.07.30-033.29', '85.13.30-033.28', '17.07.30-033.28'],
    },
]);
