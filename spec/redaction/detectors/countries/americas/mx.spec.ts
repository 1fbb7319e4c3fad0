import { MX } from '../../../../../lib/redaction/detectors/countries/americas/mx';
import { itFinds } from '../identifiers';

describe('MX', () => {
    itFinds(MX, {
        found: [
            ['MX_CURP', 'BOXW310820HNERXN09'],
            ['MX_CURP', 'boxw310820hnerxn09'],
            ['MX_RFC', 'GODE561231GR8'],
            ['MX_RFC', 'GODE 561231 GR8'],
            ['MX_RFC', 'GODE561231GR7'],
            ['MX_CLABE', '032180000118359719'],
            ['MX_CLABE', '032 180 00011835971 9'],
            ['MX_NSS', '12-34-56-7890-3'],
            ['MX_NSS', '12345678903'],
            ['MX_VOTER_KEY', 'GMVLMR80070501M100'],
        ],
        left: [
            ['no such state', 'MX_CURP', 'BOXW310820HXXRXN09'],
            ['month 13', 'MX_CURP', 'BOXW311320HNERXN09'],
            ['no such sex', 'MX_CURP', 'BOXW310820ZNERXN09'],
            ['month 13', 'MX_RFC', 'GODE561331GR8'],
            ['a letter that no key ends with', 'MX_RFC', 'GODE561231GRB'],
            ['no such bank', 'MX_CLABE', '000180000118359718'],
            ['no such sex', 'MX_VOTER_KEY', 'GMVLMR80070501X100'],
            ['month 13', 'MX_VOTER_KEY', 'GMVLMR80130501M100'],
        ],
        plain: [
            ['MX_CURP', 'BOXW310820HNERXN09'],
            ['MX_RFC', 'GODE561231GR8'],
            ['MX_VOTER_KEY', 'GMVLMR80070501M100'],
        ],
        inContext: [
            ['mi RFC', 'MX_RFC', 'GODE561231GR7'],
            ['cuenta CLABE', 'MX_CLABE', '032180000118359719'],
            ['NSS del IMSS', 'MX_NSS', '12345678903'],
        ],
        checked: [
            ['MX_CLABE', '032180000118359719'],
            ['MX_NSS', '12345678903'],
        ],
    });
});
