import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';

const LANR_WEIGHTS = [4, 9, 4, 9, 4, 9, 1];
const BSNR_WORDS = words('betriebsstättennummer', 'betriebsstätten nummer', 'betriebsstätte', 'bsnr', 'nbsnr', 'praxisnummer', 'kv nummer');
/** Codes of the associations of physicians that give them out. */
const BSNR_AREAS = new Set(['01', '02', '03', '17', '20', '35', '38', '46', '51', '52', '71', '72', '73', '74', '78', '83', '88', '93', '98']);

/** Every other digit counts twice, and what that makes as the sum of its digits. */
function isInsured(id: string): boolean {
    const digits = Array.from(String(id.charCodeAt(0) - 64).padStart(2, '0') + id.slice(1, 9), Number);
    const sum = digits.reduce((total, digit, at) => total + (at % 2 === 0 ? digit : (digit * 2) % 10 + (digit > 4 ? 1 : 0)), 0);
    return sum % 10 === Number(id.charAt(9));
}

/** What German health insurance gives out. */
export const DE_HEALTH = [
    /**
     * Insured persons: the letter counts as two digits, its place in the alphabet.
     * @see https://de.wikipedia.org/wiki/Krankenversichertennummer
     */
    pattern({
        kind: 'DE_HEALTH_INSURANCE', handling: 'restricted', region: 'DE',
        shapes: ['A-999-999-999', 'A-9999-9999-9'],
        valid: isInsured,
        context: words(
            'krankenversicherungsnummer', 'krankenversichertennummer', 'versichertennummer', 'kvnr', 'krankenkasse', 'krankenversicherung',
            'gesundheitskarte', 'egk', 'gkv', 'versichertenkarte', 'aok', 'tkk', 'barmer', 'dak', 'health insurance',
        ),
        confidence: [0.3, 0.9],
    }),
    /** Physicians: six digits, their check digit, two for the speciality. @see https://de.wikipedia.org/wiki/Lebenslange_Arztnummer */
    pattern({
        kind: 'DE_LANR', handling: 'restricted', region: 'DE',
        shapes: ['999999999'],
        valid: (id) => weighted(id, LANR_WEIGHTS) % 10 === 0 && id !== '000000000',
        context: words('lanr', 'arztnummer', 'arzt nr', 'arzt nummer', 'arzt', 'physician number', 'doctor number'),
        confidence: [0.1, 0.9],
    }),
    /** Practices: two digits for who gave it out, no check digit. @see https://de.wikipedia.org/wiki/Betriebsstättennummer */
    pattern({
        kind: 'DE_BSNR', handling: 'restricted', region: 'DE',
        shapes: ['999999999'],
        valid: (id) => BSNR_AREAS.has(id.slice(0, 2)),
        context: BSNR_WORDS,
        confidence: [0.1, 0.75],
    }),
    pattern({
        kind: 'DE_BSNR', handling: 'restricted', region: 'DE',
        shapes: ['999999999'],
        valid: (id) => id !== '000000000',
        context: BSNR_WORDS,
        confidence: [0.05, 0.6],
    }),
] as const;
