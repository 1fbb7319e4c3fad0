import { US } from '../../../../../lib/redaction/detectors/countries/americas/us';
import { itFinds } from '../identifiers';

describe('US', () => {
    itFinds(US, {
        found: [
            ['US_ITIN', '900-70-0000'],
            ['US_ITIN', '900 50 1234'],
            ['US_ITIN', '900651234'],
            ['US_ITIN', '90088-1234'],
            ['US_ITIN', '900-92-1234'],
            ['US_ITIN', '900-99-1234'],
            ['US_ATIN', '900-93-0000'],
            ['US_PTIN', 'P01234567'],
            ['US_PTIN', 'p01234567'],
            ['US_EIN', '12-3456789'],
            ['US_EIN', '123456789'],
            ['US_PASSPORT', '123456789'],
            ['US_PASSPORT', 'A12345678'],
        ],
        left: [
            ['a group before 50', 'US_ITIN', '900-49-1234'],
            ['group 66', 'US_ITIN', '900-66-1234'],
            ['group 89', 'US_ITIN', '900-89-1234'],
            ['group 93, of adoption', 'US_ITIN', '900-93-1234'],
            ['a first digit other than 9', 'US_ITIN', '800-70-1234'],
            ['another group', 'US_ATIN', '900-94-0000'],
            ['another letter', 'US_PTIN', 'Q01234567'],
            ['seven digits', 'US_PTIN', 'P0123456'],
            ['prefix 00', 'US_EIN', '00-3456789'],
            ['prefix 07', 'US_EIN', '07-3456789'],
            ['prefix 96', 'US_EIN', '96-3456789'],
            ['eight digits', 'US_PASSPORT', '12345678'],
            ['two letters', 'US_PASSPORT', 'AB1234567'],
        ],
        plain: [
            ['US_ITIN', '900-70-0000'],
        ],
        inContext: [
            ['my ITIN is', 'US_ITIN', '900701234'],
            ['adoption taxpayer number', 'US_ATIN', '900-93-0000'],
            ['preparer', 'US_PTIN', 'P01234567'],
            ['our EIN:', 'US_EIN', '12-3456789'],
            ['federal tax id', 'US_EIN', '123456789'],
            ['passport no', 'US_PASSPORT', 'A12345678'],
            ['Reisepass', 'US_PASSPORT', '123456789'],
            ['パスポート番号', 'US_PASSPORT', 'A12345678'],
        ],
    });
});
