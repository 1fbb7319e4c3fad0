import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { ID_WORDS, TAX_WORDS } from './id-words';

const WORDS = words('cccd', 'cmnd', 'căn cước', 'căn cước công dân', 'chứng minh', 'cmt', 'số định danh', 'định danh', ...ID_WORDS);

export const VN = [
    /** Province 001 to 096, century and gender, year, serial. @see https://vi.wikipedia.org/wiki/Căn_cước_công_dân_(Việt_Nam) */
    pattern({
        kind: 'VN_CCCD',
        handling: 'restricted',
        region: 'VN',
        shapes: ['999-999-999-999', '9999-9999-9999'],
        valid: (id) => id > '001' && id < '097' && id[3]! < '4',
        context: WORDS,
        confidence: [0.03, 0.95],
    }),
    /** The older cards of nine digits. */
    pattern({ kind: 'VN_CMND', handling: 'restricted', region: 'VN', shapes: ['999-999-999'], context: WORDS, confidence: [NEVER, 0.85] }),
    /** Taxpayers. @see https://vi.wikipedia.org/wiki/Mã_số_thuế_cá_nhân and python-stdnum's stdnum.vn.mst */
    pattern({
        kind: 'VN_TAX_ID',
        handling: 'restricted',
        region: 'VN',
        shapes: ['9999999999', '9999999999-999'],
        valid: (id) => 10 - (weighted(id, [31, 29, 23, 19, 17, 13, 7, 5, 3]) % 11) === Number(id[9]),
        context: words('mst', 'mã số thuế', 'số thuế', 'thuế', ...TAX_WORDS),
        confidence: [NEVER, 0.9],
    }),
] as const;
