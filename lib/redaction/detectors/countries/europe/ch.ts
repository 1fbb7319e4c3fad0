import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { IDENTITY, SOCIAL_SECURITY } from './vocabulary';

const AHV_WEIGHTS = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1];
const UID_WEIGHTS = [0, 0, 0, 5, 4, 3, 2, 7, 6, 5, 4, 1];

export const CH = [
    /** Swiss social insurance: an EAN-13 that begins with the number of the country. @see https://de.wikipedia.org/wiki/AHV-Nummer */
    pattern({
        kind: 'CH_AHV', handling: 'restricted', region: 'CH',
        shapes: ['999-9999-9999-99'],
        valid: (id) => id.startsWith('756') && weighted(id, AHV_WEIGHTS) % 10 === 0,
        context: words('ahv', 'avs', 'oasi', 'ahv nummer', 'numéro avs', 'sozialversicherungsnummer', ...IDENTITY, ...SOCIAL_SECURITY),
        confidence: [0.7, 0.95],
    }),
    /** Swiss companies. @see https://de.wikipedia.org/wiki/Unternehmens-Identifikationsnummer */
    pattern({
        kind: 'CH_UID', handling: 'off', region: 'CH',
        shapes: ['AAA-999-999-999'],
        valid: (id) => id.startsWith('CHE') && weighted(id, UID_WEIGHTS) % 11 === 0,
        context: words('uid', 'ide', 'mwst', 'tva', 'iva', 'mehrwertsteuer'),
        confidence: [0.7, 0.95],
    }),
] as const;
