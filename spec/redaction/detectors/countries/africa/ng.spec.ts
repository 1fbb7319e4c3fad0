import { NG } from '../../../../../lib/redaction/detectors/countries/africa/ng';
import { itFinds } from '../identifiers';

describe('NG', () => {
    itFinds(NG, {
        found: [
            ['NG_NIN', '12345678902'],
            ['NG_NIN', '1234-567-8902'],
            ['NG_BVN', '22123456789'],
            ['NG_NUBAN', '0123456789'],
            ['NG_TIN', '12345678-0001'],
            ['NG_VEHICLE_REGISTRATION', 'ABC-123DE'],
            ['NG_VEHICLE_REGISTRATION', 'ABC123DE'],
        ],
        left: [
            ['a 1 before', 'NG_BVN', '12345678902'],
            ['two letters before', 'NG_VEHICLE_REGISTRATION', 'AB-123DE'],
            ['ten digits', 'NG_NIN', '1234567890'],
        ],
        inContext: [
            ['my NIN', 'NG_NIN', '12345678902'],
            ['BVN', 'NG_BVN', '22123456789'],
            ['GTBank', 'NG_NUBAN', '0123456789'],
            ['TIN', 'NG_TIN', '12345678-0001'],
            ['plate number', 'NG_VEHICLE_REGISTRATION', 'ABC-123DE'],
        ],
        checked: [
            ['NG_NIN', '12345678902'],
        ],
    });
});
