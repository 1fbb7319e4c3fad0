import { TW } from '../../../../../lib/redaction/detectors/countries/asia/tw';
import { itFinds } from '../identifiers';

describe('TW', () => {
    itFinds(TW, {
        found: [
            ['TW_NATIONAL_ID', 'A123456789'],
            ['TW_NATIONAL_ID', 'a123456789'],
        ],
        left: [
            ['another check digit', 'TW_NATIONAL_ID', 'A123456788'],
            ['two neighbours swapped', 'TW_NATIONAL_ID', 'A124356789'],
            ['another second digit', 'TW_NATIONAL_ID', 'A323456789'],
            ['eight digits', 'TW_NATIONAL_ID', 'A12345678'],
            ['no word for it', 'TW_UBN', '00501503'],
        ],
        inContext: [
            ['身分證字號', 'TW_NATIONAL_ID', 'A123456789'],
            ['統一編號', 'TW_UBN', '00501503'],
        ],
    });
});
