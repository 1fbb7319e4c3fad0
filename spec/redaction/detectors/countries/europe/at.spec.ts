import { AT } from '../../../../../lib/redaction/detectors/countries/europe/at';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Austria', AT, [
    { kind: 'AT_SVNR', word: 'SVNR', valid: ['1237 010180', '1237010180', '1237 01 01 80'], wrong: ['1238 010180', '1237 321180', '0237 010180'] },
    {
        kind: 'AT_TAX_NUMBER', word: 'Abgabenkonto', checked: true,
        valid: ['59-119/9013', '59 119/9013', '591199013'],
        wrong: ['59-119/9014', '000000000'],
    },
]);
