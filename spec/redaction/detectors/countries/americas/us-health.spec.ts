import { US_HEALTH } from '../../../../../lib/redaction/detectors/countries/americas/us-health';
import { itFinds } from '../identifiers';

describe('US_HEALTH', () => {
    itFinds(US_HEALTH, {
        found: [
            ['US_MBI', '1EG4-TE5-MK73'],
            ['US_MBI', '1EG4TE5MK73'],
            ['US_MBI', '1eg4te5mk73'],
            ['US_HICN', '536-10-4398-A'],
            ['US_HICN', '536104398C1'],
            ['US_NPI', '1234567893'],
            ['US_NPI', '1234-567-893'],
            ['MEDICAL_LICENSE', 'AB1234563'],
            ['MEDICAL_LICENSE', 'F91234563'],
            ['US_CLIA', '11D2030122'],
            ['US_CLIA', '11 D 2030122'],
        ],
        left: [
            ['an S', 'US_MBI', '1SG4-TE5-MK73'],
            ['a B', 'US_MBI', '1EG4-TB5-MK73'],
            ['a nought before', 'US_MBI', '0EG4-TE5-MK73'],
            ['dots', 'US_MBI', '1EG4.TE5.MK73'],
            ['no such benefit', 'US_HICN', '536-10-4398-Q'],
            ['area 666', 'US_HICN', '666-10-4398-A'],
            ['a 3 before', 'US_NPI', '3234567897'],
            ['ones only', 'US_NPI', '1111111112'],
            ['no such registrant', 'MEDICAL_LICENSE', 'ZB1234563'],
            ['a digit other than 9', 'MEDICAL_LICENSE', 'F81234563'],
            ['another letter', 'US_CLIA', '11E2030122'],
            ['equal digits', 'US_CLIA', '11D1111111'],
            ['a word behind', 'US_HICN', '536-10-4398 a'],
            ['a word before', 'MEDICAL_LICENSE', 'at 1234563'],
            ['another check digit', 'MEDICAL_LICENSE', 'AB1234564'],
        ],
        plain: [
            ['US_MBI', '1EG4-TE5-MK73'],
            ['US_MBI', '1EG4TE5MK73'],
        ],
        inContext: [
            ['Medicare claim', 'US_HICN', '536-10-4398-A'],
            ['my NPI', 'US_NPI', '1234567893'],
            ['DEA number', 'MEDICAL_LICENSE', 'AB1234563'],
            ['CLIA', 'US_CLIA', '11D2030122'],
        ],
        checked: [
            ['US_NPI', '1234567893'],
        ],
    });
});
