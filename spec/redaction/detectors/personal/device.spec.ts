import { DEVICE } from '../../../../lib/redaction/detectors/personal/device';
import { itFinds } from '../countries/identifiers';

describe('DEVICE', () => {
    itFinds(DEVICE, {
        found: [
            ['IMEI', '490154203237518'],
            ['IMEI', '49-015420-323751-8'],
            ['IMEI', '490154-20-323751-8'],
            ['ICCID', '89445001021983048266'.slice(0, 19)],
            ['ICCID', '8961010000000000003'],
        ],
        left: [
            ['fourteen digits', 'IMEI', '49015420323751'],
            ['another country than telecommunications', 'ICCID', '7944500102198304826'],
        ],
        plain: [['IMEI', '49-015420-323751-8']],
        inContext: [
            ['IMEI', 'IMEI', '490154203237518'],
            ['ICCID', 'ICCID', '8961010000000000003'],
            ['SIM card', 'ICCID', '8961010000000000003'],
        ],
        checked: [
            ['IMEI', '490154203237518'],
            ['ICCID', '8961010000000000003'],
        ],
    });
});
