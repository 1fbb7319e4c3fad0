import { luhn } from '../../checksum';
import { pattern } from '../../scan/pattern';
import { words } from '../../scan/words';

const IMEI_WORDS = words('imei', 'imeisv', 'handset', 'mobile device', 'device id', 'phone serial', 'device serial', '串号', '機種番号', '단말기');

export const DEVICE = [
    /** Mobile telephones: body, model, serial, Luhn's check. @see https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity */
    pattern({
        kind: 'IMEI',
        handling: 'personal',
        shapes: ['99-999999-999999-9'],
        valid: (id, written) => luhn(id) && written.length === id.length + 3,
        context: IMEI_WORDS,
        confidence: [0.5, 1],
    }),
    pattern({
        kind: 'IMEI',
        handling: 'personal',
        shapes: ['999999-99-999999-9'],
        valid: (id) => luhn(id),
        context: IMEI_WORDS,
        confidence: [0.05, 0.95],
    }),
    /** SIM cards: 89, country, issuer, serial, Luhn's check. @see https://www.itu.int/rec/T-REC-E.118 */
    pattern({
        kind: 'ICCID',
        handling: 'personal',
        shapes: ['9999-9999-9999-9999-999', '9999-9999-9999-9999-9999'],
        valid: (id) => id.startsWith('89') && luhn(id),
        context: words('iccid', 'sim', 'sim card', 'sim number', 'esim', 'simkarte', 'carte sim', 'tarjeta sim'),
        confidence: [0.4, 0.95],
    }),
] as const;
