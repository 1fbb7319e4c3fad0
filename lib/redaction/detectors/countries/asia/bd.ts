import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';

export const BD = [
    /**
     * Ten digits on smart cards, seventeen (with the year of birth) or thirteen before.
     * @see https://en.wikipedia.org/wiki/National_identity_card_(Bangladesh)
     */
    pattern({
        kind: 'BD_NID',
        handling: 'restricted',
        region: 'BD',
        shapes: ['9999999999', '999-999-9999', '9999999999999', '99999999999999999'],
        valid: (id) => id.length < 17 || /^(?:19|20)/.test(id),
        context: words('জাতীয় পরিচয়', 'পরিচয়পত্র', 'এনআইডি', 'smart card', 'voter id', 'nid', 'nid card', 'nid number'),
        confidence: [NEVER, 0.85],
    }),
] as const;
