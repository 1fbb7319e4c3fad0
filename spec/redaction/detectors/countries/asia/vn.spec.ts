import { VN } from '../../../../../lib/redaction/detectors/countries/asia/vn';
import { itFinds } from '../identifiers';

describe('VN', () => {
    itFinds(VN, {
        found: [
            ['VN_CCCD', '001190001234'],
            ['VN_CCCD', '096 090 001 234'],
        ],
        left: [
            ['no province', 'VN_CCCD', '097190001234'],
            ['no word for it', 'VN_CMND', '012345678'],
            ['no word for it', 'VN_TAX_ID', '0100233488'],
        ],
        inContext: [
            ['căn cước', 'VN_CCCD', '001190001234'],
            ['CCCD', 'VN_CCCD', '001190001234'],
            ['CMND', 'VN_CMND', '012345678'],
            ['mã số thuế: MST', 'VN_TAX_ID', '0100233488'],
        ],
    });
});
