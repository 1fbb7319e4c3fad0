import { NORTH_AFRICA } from '../../../../../lib/redaction/detectors/countries/africa/north-africa';
import { itFinds } from '../identifiers';

describe('NORTH_AFRICA', () => {
    itFinds(NORTH_AFRICA, {
        found: [
            ['EG_NATIONAL_ID', '29001010123456'],
            ['EG_NATIONAL_ID', '30402290112345'],
            ['EG_NATIONAL_ID', '29001018812345'],
            ['LY_NATIONAL_ID', '119901234567'],
            ['TN_CIN', '01234567'],
            ['TN_MF', '1234567MAM000'],
            ['TN_MF', '1234567MAE001'],
            ['MA_CIN', 'AB123456'],
            ['MA_ICE', '001561191000066'],
            ['DZ_NIF', '123456789012345'],
            ['DZ_NIN', '123456789012345678'],
        ],
        left: [
            ['century 4', 'EG_NATIONAL_ID', '49001010123456'],
            ['month 13', 'EG_NATIONAL_ID', '29013010123456'],
            ['day 30 of February', 'EG_NATIONAL_ID', '29002300123456'],
            ['no such governorate', 'EG_NATIONAL_ID', '29001019923456'],
            ['a 3 before', 'LY_NATIONAL_ID', '319901234567'],
            ['an I', 'TN_MF', '1234567IAM000'],
            ['no such regime', 'TN_MF', '1234567MXM000'],
            ['a branch of another category', 'TN_MF', '1234567MAM001'],
            ['another check digit', 'MA_ICE', '001561191000067'],
        ],
        plain: [
            ['EG_NATIONAL_ID', '29001010123456'],
            ['TN_MF', '1234567MAM000'],
        ],
        inContext: [
            ['الرقم القومي', 'LY_NATIONAL_ID', '119901234567'],
            ['CIN', 'TN_CIN', '01234567'],
            ['matricule fiscal', 'TN_MF', '1234567M'],
            ['CNIE', 'MA_CIN', 'AB123456'],
            ['ICE', 'MA_ICE', '001561191000066'],
            ['NIF', 'DZ_NIF', '123456789012345'],
            ['tax registration', 'EG_TAX_ID', '123-456-789'],
            ['NIN', 'DZ_NIN', '123456789012345678'],
        ],
    });
});
