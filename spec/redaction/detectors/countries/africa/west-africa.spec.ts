import { WEST_AFRICA } from '../../../../../lib/redaction/detectors/countries/africa/west-africa';
import { itFinds } from '../identifiers';

describe('WEST_AFRICA', () => {
    itFinds(WEST_AFRICA, {
        found: [
            ['GH_CARD', 'GHA-123456789-0'],
            ['GH_CARD', 'GHA1234567890'],
            ['GH_TIN', 'C0000803561'],
            ['SN_NIN', '1 751 1990 00123'],
        ],
        left: [
            ['another country', 'GH_CARD', 'XYZ-123456789-0'],
            ['another letter', 'GH_TIN', 'X0000803561'],
            ['another check digit', 'GH_TIN', 'C0000803562'],
            ['a 3 before', 'SN_NIN', '3 751 1990 00123'],
        ],
        plain: [
            ['GH_CARD', 'GHA-123456789-0'],
            ['GH_TIN', 'C0000803561'],
        ],
        inContext: [
            ['CNI', 'SN_NIN', '1 751 1990 00123'],
        ],
    });
});
