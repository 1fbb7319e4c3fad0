import { AU } from '../../../../../lib/redaction/detectors/countries/oceania/au';
import { itFinds } from '../identifiers';

describe('AU', () => {
    itFinds(AU, {
        found: [
            ['AU_TFN', '123 456 782'],
            ['AU_TFN', '123456782'],
            ['AU_MEDICARE', '2123 45670 1'],
            ['AU_MEDICARE', '21234567011'],
            ['AU_BANK_ACCOUNT', '062-000 12345678'],
            ['AU_BANK_ACCOUNT', '062-000'],
            ['AU_CRN', '123 456 789 A'],
            ['AU_ABN', '51 824 753 556'],
            ['AU_ABN', '51824753556'],
            ['AU_ACN', '004 085 616'],
            ['AU_ACN', '004085616'],
        ],
        left: [
            ['equal digits', 'AU_TFN', '000 000 000'],
            ['a 7 before', 'AU_MEDICARE', '7123 45670 1'],
            ['a nought before', 'AU_ABN', '01 824 753 556'],
            ['digits only', 'AU_BANK_ACCOUNT', '062000'],
        ],
        inContext: [
            ['my TFN', 'AU_TFN', '123 456 782'],
            ['Medicare card', 'AU_MEDICARE', '2123 45670 1'],
            ['BSB', 'AU_BANK_ACCOUNT', '062-000'],
            ['BSB 062-000 account', 'AU_BANK_ACCOUNT', '12345678'],
            ['bank account', 'AU_BANK_ACCOUNT', '062-000 12345678'],
            ['Centrelink', 'AU_CRN', '123 456 789 A'],
            ['ABN', 'AU_ABN', '51 824 753 556'],
            ['ACN', 'AU_ACN', '004 085 616'],
        ],
        checked: [
            ['AU_TFN', '123456782'],
            ['AU_ABN', '51824753556'],
        ],
    });
});
