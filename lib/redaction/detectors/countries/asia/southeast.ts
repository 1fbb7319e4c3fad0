import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';

/** Short numbers that only the words near them tell from others. */
export const SOUTHEAST = [
    /** @see https://en.wikipedia.org/wiki/Bruneian_identity_card */
    pattern({
        kind: 'BN_IC',
        handling: 'restricted',
        region: 'BN',
        shapes: ['99-999999'],
        context: words('ic', 'ic no', 'ic number', 'brunei ic', 'kad pengenalan'),
        confidence: [NEVER, 0.8],
    }),
    /** @see https://en.wikipedia.org/wiki/Cambodian_identity_card */
    pattern({
        kind: 'KH_NATIONAL_ID',
        handling: 'restricted',
        region: 'KH',
        shapes: ['999999999'],
        context: words('khmer id', 'khmer national', 'cambodian id'),
        confidence: [NEVER, 0.8],
    }),
    /** @see https://en.wikipedia.org/wiki/Bhutanese_Citizenship_Identity_Card */
    pattern({
        kind: 'BT_CID',
        handling: 'restricted',
        region: 'BT',
        shapes: ['99999999999'],
        valid: (id) => /^1[0-2]/.test(id),
        context: words('cid', 'cid number', 'cid no', 'citizenship id'),
        confidence: [NEVER, 0.85],
    }),
    /** @see https://en.wikipedia.org/wiki/Maldivian_identity_card */
    pattern({
        kind: 'MV_NATIONAL_ID',
        handling: 'restricted',
        region: 'MV',
        shapes: ['A999999'],
        valid: (id) => id.startsWith('A'),
        context: words('maldives id', 'maldivian id', 'dhivehi id'),
        confidence: [NEVER, 0.85],
    }),
] as const;
