import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { IDENTITY, TAXES } from './vocabulary';

const ICAO_WEIGHTS = [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7];

export const MD = [
    /** Moldovans. @see https://ro.wikipedia.org/wiki/IDNP */
    pattern({
        kind: 'MD_IDNP', handling: 'restricted', region: 'MD',
        shapes: ['9999999999999'],
        valid: (id) => /^[02]/.test(id) && weighted(id, ICAO_WEIGHTS.slice(0, 12)) % 10 === Number(id.charAt(12)),
        context: words('idnp', 'cod personal', 'codul personal', ...IDENTITY, ...TAXES),
        confidence: [0.1, 0.9],
    }),
] as const;
