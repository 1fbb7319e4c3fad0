import { HU } from '../../../../../lib/redaction/detectors/countries/europe/hu';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Hungary', HU, [
    { kind: 'HU_TAX_ID', word: 'adóazonosító jel', valid: ['8071592153'], wrong: ['8071592154', '7071592152'], checked: true },
    { kind: 'HU_TAJ', word: 'TAJ szám', valid: ['111 111 110', '111111110'], wrong: ['111111112', '000000000'], checked: true },
    {
        kind: 'HU_PERSONAL_ID', word: 'személyi szám',
        valid: ['1 850714 1233', '1-850714-1238'],
        wrong: ['1 850714 1234', '1 851314 1233', '9 850714 1233'],
    },
]);
