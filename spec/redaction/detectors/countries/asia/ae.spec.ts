import { AE } from '../../../../../lib/redaction/detectors/countries/asia/ae';
import { itFinds } from '../identifiers';

describe('AE', () => {
    itFinds(AE, {
        found: [
            ['AE_EMIRATES_ID', '784-1990-1234567-6'],
            ['AE_EMIRATES_ID', '784199012345676'],
            ['AE_EMIRATES_ID', '784199012345670'],
        ],
        left: [
            ['another country', 'AE_EMIRATES_ID', '785-1990-1234567-6'],
            ['a birth in the eighteenth century', 'AE_EMIRATES_ID', '784-1790-1234567-6'],
        ],
        plain: [
            ['AE_EMIRATES_ID', '784-1990-1234567-6'],
            ['AE_EMIRATES_ID', '784-1990-1234567-0'],
            ['AE_EMIRATES_ID', '784199012345676'],
        ],
        inContext: [
            ['Emirates ID', 'AE_EMIRATES_ID', '784199012345670'],
            ['رقم الهوية', 'AE_EMIRATES_ID', '784199012345670'],
        ],
    });
});
