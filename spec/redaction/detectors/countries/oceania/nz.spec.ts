import { NZ } from '../../../../../lib/redaction/detectors/countries/oceania/nz';
import { itFinds } from '../identifiers';

describe('NZ', () => {
    itFinds(NZ, {
        found: [
            ['NZ_IRD', '49-091-850'],
            ['NZ_IRD', '49091850'],
            ['NZ_IRD', '136410132'],
            ['NZ_NHI', 'ZAC5361'],
            ['NZ_NHI', 'ZBN77VL'],
            ['NZ_NHI', 'zbn77vl'],
            ['NZ_BANK_ACCOUNT', '01-0902-0068389-00'],
            ['NZ_BANK_ACCOUNT', '01-0902-0068389-000'],
            ['NZ_BANK_ACCOUNT', '010902006838900'],
        ],
        left: [
            ['less than ten million', 'NZ_IRD', '09091850'],
            ['an I', 'NZ_NHI', 'ZIC5361'],
            ['another digit', 'NZ_NHI', 'ZZZ0044'],
            ['another letter', 'NZ_NHI', 'ZZZ00AA'],
            ['bank 07', 'NZ_BANK_ACCOUNT', '07-0902-0068389-00'],
            ['another digit of the account', 'NZ_BANK_ACCOUNT', '01-0902-0068388-00'],
        ],
        plain: [
            ['NZ_BANK_ACCOUNT', '01-0902-0068389-00'],
        ],
        inContext: [
            ['IRD', 'NZ_IRD', '49-091-850'],
            ['NHI', 'NZ_NHI', 'ZAC5361'],
            ['my account is', 'NZ_BANK_ACCOUNT', '010902006838900'],
        ],
    });
});
