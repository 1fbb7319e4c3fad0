import { EAST_AFRICA } from '../../../../../lib/redaction/detectors/countries/africa/east-africa';
import { itFinds } from '../identifiers';

describe('EAST_AFRICA', () => {
    itFinds(EAST_AFRICA, {
        found: [
            ['KE_PIN', 'A004416331M'],
            ['KE_PIN', 'P051365947M'],
            ['KE_NATIONAL_ID', '12345678'],
            ['TZ_NIDA', '19900101-12345-67890-12'],
            ['UG_NIN', 'CM91012101X0KH'],
            ['RW_NID', '1 1990 8 0012345 0 12'],
            ['RW_NID', '1199080012345012'],
        ],
        left: [
            ['another letter', 'KE_PIN', 'B004416331M'],
            ['six digits', 'KE_NATIONAL_ID', '123456'],
            ['month 13', 'TZ_NIDA', '19901301-12345-67890-12'],
            ['no citizen', 'UG_NIN', 'XM91012101X0KH'],
            ['no such sex', 'RW_NID', '1 1990 5 0012345 0 12'],
        ],
        plain: [
            ['TZ_NIDA', '19900101-12345-67890-12'],
            ['UG_NIN', 'CM91012101X0KH'],
            ['RW_NID', '1 1990 8 0012345 0 12'],
        ],
        inContext: [
            ['KRA PIN', 'KE_PIN', 'A004416331M'],
            ['national ID', 'KE_NATIONAL_ID', '12345678'],
            ['indangamuntu', 'RW_NID', '1199080012345012'],
        ],
    });
});
