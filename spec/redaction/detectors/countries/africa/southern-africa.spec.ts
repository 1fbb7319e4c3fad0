import { SOUTHERN_AFRICA } from '../../../../../lib/redaction/detectors/countries/africa/southern-africa';
import { itFinds } from '../identifiers';

describe('SOUTHERN_AFRICA', () => {
    itFinds(SOUTHERN_AFRICA, {
        found: [
            ['MU_NID', 'A0101901234563'],
            ['ZW_NATIONAL_ID', '63-123456-B-63'],
            ['ZW_NATIONAL_ID', '63-123456 B 63'],
            ['ZM_NRC', '123456/10/1'],
            ['AO_BI', '123456789LA041'],
        ],
        left: [
            ['month 13', 'MU_NID', 'A0113901234563'],
            ['another check digit', 'MU_NID', 'A0101901234564'],
            ['another letter', 'ZW_NATIONAL_ID', '63-123456-C-63'],
            ['a nought behind', 'ZM_NRC', '123456/10/0'],
            ['dashes', 'ZM_NRC', '123456-10-1'],
            ['no such province', 'AO_BI', '123456789XX041'],
        ],
        plain: [
            ['MU_NID', 'A0101901234563'],
            ['ZM_NRC', '123456/10/1'],
        ],
        inContext: [
            ['national ID', 'ZW_NATIONAL_ID', '63-123456-B-63'],
            ['bilhete de identidade', 'AO_BI', '123456789LA041'],
        ],
    });
});
