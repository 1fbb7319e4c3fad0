import { US_DRIVER_LICENSE } from '../../../../../lib/redaction/detectors/countries/americas/us-driver-license';
import { itFinds } from '../identifiers';

describe('US_DRIVER_LICENSE', () => {
    itFinds(US_DRIVER_LICENSE, {
        found: [
            ['US_DRIVER_LICENSE', 'I1234562'],
            ['US_DRIVER_LICENSE', 'A123456789012'],
            ['US_DRIVER_LICENSE', '12345678'],
            ['US_DRIVER_LICENSE', 'AB1234567'],
            ['US_DRIVER_LICENSE', '123AB4567'],
            ['US_DRIVER_LICENSE', 'A1B2C'],
            ['US_DRIVER_LICENSE', '12ABC34567'],
            ['US_DRIVER_LICENSE', 'AAAAAAA123AB'],
            ['US_DRIVER_LICENSE', 'A123-456-78-910-0'],
            ['US_DRIVER_LICENSE', 'N12345678901234'],
        ],
        left: [
            ['five digits', 'US_DRIVER_LICENSE', '12345'],
            ['three letters and two digits', 'US_DRIVER_LICENSE', 'ABC12'],
            ['fifteen digits', 'US_DRIVER_LICENSE', '123456789012345'],
        ],
        inContext: [
            ['driver\'s license', 'US_DRIVER_LICENSE', 'I1234562'],
            ['drivers licence number', 'US_DRIVER_LICENSE', '12345678'],
            ['my DL', 'US_DRIVER_LICENSE', 'A123-456-78-910-0'],
            ['Führerschein', 'US_DRIVER_LICENSE', 'A123456789012'],
            ['licencia de conducir', 'US_DRIVER_LICENSE', 'I1234562'],
            ['運転免許', 'US_DRIVER_LICENSE', 'I1234562'],
        ],
    });
});
