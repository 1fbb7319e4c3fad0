import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { IDENTITY, TAXES } from './vocabulary';

const BSN_WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];

export const NL = [
    /** Dutch citizens. @see https://nl.wikipedia.org/wiki/Burgerservicenummer */
    pattern({
        kind: 'NL_BSN', handling: 'restricted', region: 'NL',
        shapes: ['9999-99-999', '999-999-999'],
        valid: (id) => weighted(id, BSN_WEIGHTS) % 11 === 0 && !id.startsWith('00'),
        context: words('bsn', 'burgerservicenummer', 'sofi', 'sofinummer', 'rsin', 'burger service', ...IDENTITY, ...TAXES),
        confidence: [0.2, 0.95],
    }),
] as const;
