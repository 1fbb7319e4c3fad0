import { CA } from '../../../../../lib/redaction/detectors/countries/americas/ca';
import { itFinds } from '../identifiers';

describe('CA', () => {
    itFinds(CA, {
        found: [
            ['CA_SIN', '130 692 544'],
            ['CA_SIN', '130-692-544'],
            ['CA_SIN', '130692544'],
            ['CA_OHIP', '5584-486-673'],
            ['CA_OHIP', '5584-486-673-YM'],
            ['CA_OHIP', '5584486673YM'],
            ['CA_BC_PHN', '9698 658 215'],
            ['CA_QUEBEC_HIN', 'TREM 6503 0515'],
            ['CA_QUEBEC_HIN', 'TREM65530515'],
            ['CA_BANK_ACCOUNT', '12345-003-1234567'],
            ['CA_BANK_ACCOUNT', '12345-003'],
            ['CA_BN', '12302 6635 RC 0001'],
            ['CA_BN', '123026635RT0001'],
        ],
        left: [
            ['a nought before', 'CA_SIN', '046 454 286'],
            ['an 8 before', 'CA_SIN', '846 454 280'],
            ['two kinds of separators', 'CA_SIN', '130 692-544'],
            ['a nought before', 'CA_OHIP', '0584-486-671'],
            ['no 9 before', 'CA_BC_PHN', '8698 658 215'],
            ['month 13', 'CA_QUEBEC_HIN', 'TREM 6513 0515'],
            ['month 63', 'CA_QUEBEC_HIN', 'TREM 6563 0515'],
            ['day 32', 'CA_QUEBEC_HIN', 'TREM 6503 3215'],
            ['digits only', 'CA_BANK_ACCOUNT', '123450031234567'],
            ['a word behind', 'CA_OHIP', '5584-486-673 ok'],
            ['no such programme', 'CA_BN', '12302 6635 XX 0001'],
        ],
        inContext: [
            ['my SIN is', 'CA_SIN', '130 692 544'],
            ['numéro d\'assurance sociale', 'CA_SIN', '130692544'],
            ['OHIP', 'CA_OHIP', '5584-486-673'],
            ['PHN', 'CA_BC_PHN', '9698 658 215'],
            ['RAMQ', 'CA_QUEBEC_HIN', 'TREM 6503 0515'],
            ['carte santé', 'CA_HEALTH_NUMBER', '12345-6789'],
            ['transit', 'CA_BANK_ACCOUNT', '12345-003-1234567'],
        ],
        checked: [
            ['CA_SIN', '130692544'],
            ['CA_OHIP', '5584486673'],
            ['CA_BC_PHN', '9698658215'],
        ],
    });
});
