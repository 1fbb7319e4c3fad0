import { IN } from '../../../../../lib/redaction/detectors/countries/asia/in';
import { IN_VEHICLE } from '../../../../../lib/redaction/detectors/countries/asia/in-vehicle';
import { itFinds } from '../identifiers';

describe('IN', () => {
    itFinds([...IN, ...IN_VEHICLE], {
        found: [
            ['IN_AADHAAR', '234123412346'],
            ['IN_AADHAAR', '2341 2341 2346'],
            ['IN_AADHAAR', '2341-2341-2346'],
            ['IN_PAN', 'ACUPA7085R'],
            ['IN_PAN', 'acupa7085r'],
            ['IN_PAN', 'ACUXA7085R'],
            ['IN_GSTIN', '27AAPFU0939F1ZV'],
            ['IN_GSTIN', '27AAPFU0939F1ZO'],
            ['IN_PASSPORT', 'J8369854'],
            ['IN_PASSPORT', 'J83 69854'],
            ['IN_VOTER', 'WKH1186253'],
            ['IN_DRIVER_LICENSE', 'MH12 20110062821'],
            ['IN_DRIVER_LICENSE', 'DL-0420110149646'],
            ['IN_IFSC', 'SBIN0005943'],
            ['IN_VEHICLE_REGISTRATION', 'MH 12 AB 1234'],
            ['IN_VEHICLE_REGISTRATION', 'DL1CAB1234'],
            ['IN_VEHICLE_REGISTRATION', '22BH1234AB'],
            ['IN_VEHICLE_REGISTRATION', '77CD12'],
            ['IN_VEHICLE_REGISTRATION', '03D153874H'],
        ],
        left: [
            ['a first digit of 1', 'IN_AADHAAR', '134123412346'],
            ['a first digit of 0', 'IN_AADHAAR', '034123412346'],
            ['the same digits from behind', 'IN_AADHAAR', '222222222222'],
            ['eleven digits', 'IN_AADHAAR', '23412341234'],
            ['a check character that is wrong and no Z', 'IN_GSTIN', '27AAPFU0939F1AV'],
            ['no state', 'IN_GSTIN', '00AAPFU0939F1ZV'],
            ['a first digit of 0', 'IN_PASSPORT', 'J0369854'],
            ['a last digit of 0', 'IN_PASSPORT', 'J8369850'],
            ['no zero in its place', 'IN_IFSC', 'SBIN1005943'],
            ['no state', 'IN_DRIVER_LICENSE', 'XX1220110062821'],
            ['a year long past', 'IN_DRIVER_LICENSE', 'MH1217110062821'],
            ['no number', 'IN_VEHICLE_REGISTRATION', 'DL1CAB0000'],
        ],
        plain: [
            ['IN_PAN', 'ACUPA7085R'],
            ['IN_GSTIN', '27AAPFU0939F1ZV'],
            ['IN_DRIVER_LICENSE', 'MH12 20110062821'],
        ],
        inContext: [
            ['my Aadhaar is', 'IN_AADHAAR', '2341 2341 2346'],
            ['आधार', 'IN_AADHAAR', '2341 2341 2346'],
            ['aadhaar, mistyped:', 'IN_AADHAAR', '2341 2341 2345'],
            ['PAN card', 'IN_PAN', 'acupa7085r'],
            ['pan', 'IN_PAN', 'ACUPA 7085 R'],
            ['passport', 'IN_PASSPORT', 'J8369854'],
            ['voter id', 'IN_VOTER', 'WKH1186253'],
        ],
        checked: [
            ['IN_AADHAAR', '234123412346'],
        ],
    });
});
