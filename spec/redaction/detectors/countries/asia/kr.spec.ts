import { KR } from '../../../../../lib/redaction/detectors/countries/asia/kr';
import { itFinds } from '../identifiers';

describe('KR', () => {
    itFinds(KR, {
        found: [
            ['KR_RRN', '960121-1512341'],
            ['KR_RRN', '9601211512341'],
            ['KR_RRN', '960121-1512342'],
            ['KR_FRN', '960121-5123454'],
            ['KR_FRN', '9601215123454'],
            ['KR_FRN', '960121-5123455'],
            ['KR_DRIVER_LICENSE', '11-20-123456-78'],
            ['KR_DRIVER_LICENSE', '112012345678'],
            ['KR_PASSPORT', 'M123A4567'],
            ['KR_PASSPORT', 'S12345678'],
            ['KR_BRN', '116-82-00276'],
            ['KR_BRN', '1168200276'],
        ],
        left: [
            ['a thirteenth month', 'KR_RRN', '961321-1512341'],
            ['a thirty-second day', 'KR_RRN', '960132-1512341'],
            ["a foreigner's digit", 'KR_RRN', '960121-5123454'],
            ["a resident's digit", 'KR_FRN', '960121-1512341'],
            ['no region', 'KR_DRIVER_LICENSE', '29-20-123456-78'],
            ['another letter', 'KR_PASSPORT', 'A123A4567'],
        ],
        plain: [
            ['KR_RRN', '960121-1512341'],
            ['KR_FRN', '960121-5123454'],
        ],
        inContext: [
            ['주민등록번호', 'KR_RRN', '960121-1512342'],
            ['주민번호는', 'KR_RRN', '9601211512341'],
            ['RRN', 'KR_RRN', '9601211512341'],
            ['외국인등록번호', 'KR_FRN', '9601215123454'],
            ['운전면허', 'KR_DRIVER_LICENSE', '11-20-123456-78'],
            ['여권', 'KR_PASSPORT', 'M123A4567'],
            ['사업자등록번호', 'KR_BRN', '116-82-00276'],
        ],
    });
});
