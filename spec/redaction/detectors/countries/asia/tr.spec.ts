import { TR } from '../../../../../lib/redaction/detectors/countries/asia/tr';
import { itFinds } from '../identifiers';

describe('TR', () => {
    itFinds(TR, {
        found: [
            ['TR_NATIONAL_ID', '17291716060'],
            ['TR_NATIONAL_ID', '172 917 160 60'],
            ['TR_LICENSE_PLATE', '34 ABC 1234'],
            ['TR_LICENSE_PLATE', '06A123'],
            ['TR_LICENSE_PLATE', '35-JK-12'],
        ],
        left: [
            ['a first digit of 0', 'TR_NATIONAL_ID', '07291716060'],
            ['ten digits', 'TR_NATIONAL_ID', '1729171606'],
            ['no word for it', 'TR_TAX_ID', '4540536920'],
            ['no province', 'TR_LICENSE_PLATE', '82 ABC 1234'],
            ['a letter that Turkish has not', 'TR_LICENSE_PLATE', '34 QBC 1234'],
            ['two kinds of separators', 'TR_LICENSE_PLATE', '34 ABC-1234'],
        ],
        inContext: [
            ['TC kimlik no', 'TR_NATIONAL_ID', '17291716060'],
            ['nüfus', 'TR_NATIONAL_ID', '17291716060'],
            ['vergi no', 'TR_TAX_ID', '4540536920'],
        ],
        checked: [
            ['TR_NATIONAL_ID', '17291716060'],
        ],
    });
});
