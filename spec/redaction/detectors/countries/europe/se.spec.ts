import { SE } from '../../../../../lib/redaction/detectors/countries/europe/se';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Sweden', SE, [
    {
        kind: 'SE_PERSONNUMMER', word: 'personnummer', checked: true,
        valid: ['811228-9874', '19811228-9874', '8112289874', '198112289874', '701063-2391'],
        wrong: ['811228-9873', '811328-9872', '17811228-9874'],
    },
    {
        kind: 'SE_ORGANISATIONSNUMMER', word: 'organisationsnummer', checked: true,
        valid: ['556016-0680', '5560160680'],
        wrong: ['556016-0681', '811228-9874', '556016 0680'],
    },
]);
