import { CN } from '../../../../../lib/redaction/detectors/countries/asia/cn';
import { itFinds } from '../identifiers';

describe('CN', () => {
    itFinds(CN, {
        found: [
            ['CN_RESIDENT_ID', '360426199101010071'],
            ['CN_RESIDENT_ID', '360426 19910101 0071'],
            ['CN_RESIDENT_ID', '360426-1991-0101-0071'],
            ['CN_RESIDENT_ID', '11010519491231002X'],
            ['CN_RESIDENT_ID', '11010519491231002x'],
            ['CN_RESIDENT_ID', '360426910101007'],
            ['CN_USCC', '91110000600037341L'],
        ],
        left: [
            ['no province', 'CN_RESIDENT_ID', '990426199101010071'],
            ['a thirteenth month', 'CN_RESIDENT_ID', '360426199113010071'],
            ['a birth in the eighteenth century', 'CN_RESIDENT_ID', '360426179101010071'],
            ['a thirteenth month and fifteen digits', 'CN_RESIDENT_ID', '360426911301007'],
            ['another check character', 'CN_USCC', '91110000600037341M'],
            ['no word for it', 'CN_TRAVEL_PERMIT', 'H12345678'],
        ],
        plain: [
            ['CN_RESIDENT_ID', '360426199101010071'],
            ['CN_RESIDENT_ID', '11010519491231002X'],
            ['CN_USCC', '91110000600037341L'],
        ],
        inContext: [
            ['身份证', 'CN_RESIDENT_ID', '360426910101007'],
            ['身份证号码', 'CN_RESIDENT_ID', '360426199101010072'],
            ['回乡证', 'CN_TRAVEL_PERMIT', 'H12345678'],
        ],
        checked: [
            ['CN_RESIDENT_ID', '360426199101010071'],
        ],
    });
});
