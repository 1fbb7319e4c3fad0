import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { hasWord, isCutBy } from '../written';

const RIF_WORDS = words('rif', 'rifs', 'seniat', 'informacion fiscal', 'contribuyente', 'venezuela');
const ID_WORDS = words('cedula', 'ci', 'de identidad', 'venezuela', 'venezolano', 'saime');

/** What the letter counts: Venezuelan, foreigner, company, passport, government. */
const LETTERS: Readonly<Record<string, number>> = { V: 4, E: 8, J: 12, P: 16, G: 20 };

function isRif(id: string): boolean {
    const letter = LETTERS[id[0]!];
    if (letter === undefined) return false;
    return '00987654321'[(letter + weighted(id.slice(1), [3, 2, 7, 6, 5, 4, 3, 2])) % 11] === id[9];
}

export const VE = [
    /** Tax numbers. @see https://es.wikipedia.org/wiki/Registro_Único_de_Información_Fiscal */
    pattern({
        kind: 'VE_RIF',
        handling: 'restricted',
        region: 'VE',
        shapes: ['A-99999999-9'],
        valid: (id, written) => isCutBy(written, '--') && isRif(id),
        context: RIF_WORDS,
        confidence: [0.7, 1],
    }),
    pattern({
        kind: 'VE_RIF',
        handling: 'restricted',
        region: 'VE',
        shapes: ['A-99999999-9'],
        valid: (id, written) => !isCutBy(written, '--') && isRif(id),
        context: RIF_WORDS,
        confidence: [0.2, 0.95],
    }),
    /** Identity cards of Venezuelans (V) and foreigners (E). @see https://es.wikipedia.org/wiki/Cédula_de_identidad_(Venezuela) */
    pattern({
        kind: 'VE_CEDULA',
        handling: 'restricted',
        region: 'VE',
        shapes: ['A-9-999-999', 'A-99-999-999'],
        valid: (id, written) => /^[VE]/.test(id) && !hasWord(written),
        context: ID_WORDS,
        confidence: [0.1, 0.9],
    }),
] as const;
