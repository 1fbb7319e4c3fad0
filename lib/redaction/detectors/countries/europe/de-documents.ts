import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { IDENTITY, PASSPORTS } from './vocabulary';

const ID_CARD_WORDS = words(
    'personalausweis', 'personalausweisnummer', 'perso', 'ausweis', 'ausweisnummer', 'ausweisdokument', 'dokumentennummer', ...IDENTITY,
);
const PASSPORT_WORDS = words('reisepassnummer', 'mein pass', 'passnummer', 'pass nr', 'dokumentennummer', 'ausweisdokument', 'mrz', ...PASSPORTS);
const LICENCE_WORDS = words(
    'führerschein', 'führerscheinnummer', 'fuehrerschein', 'fahrerlaubnis', 'fahrerlaubnisnummer', 'driving licence', 'driving license', 's license',
    's licence', 'licence number', 'license number', 'kba',
);
const ICAO_WEIGHTS = [7, 3, 1, 7, 3, 1, 7, 3, 1];
/** The letters of documents: no vowels, none that look like another or like a digit. */
const DOCUMENT = /^[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{7}\d{1,2}$/;

/** Whether the last character checks those before it as in machine readable documents. @see https://www.icao.int/publications/doc-series/doc-9303 */
function isChecked(id: string): boolean {
    return DOCUMENT.test(id) && weighted(id, ICAO_WEIGHTS.slice(0, id.length - 1)) % 10 === Number(id.at(-1));
}

/** Cards and books that the Federal Printing Office makes. */
export const DE_DOCUMENTS = [
    /**
     * Identity cards: with the check digit in the ninth place, as Presidio has it, or the tenth, as in the machine readable zone; old ones: T,
     * digits.
     * @see https://en.wikipedia.org/wiki/German_identity_card
     */
    pattern({
        kind: 'DE_ID_CARD', handling: 'restricted', region: 'DE',
        shapes: ['AXXXXXXX9', 'AXXXXXXX99'],
        valid: (id) => isChecked(id) || /^T\d{8}$/.test(id),
        context: ID_CARD_WORDS,
        confidence: [0.1, 0.8],
    }),
    /** The ninth place as printed checks nothing. @see https://de.wikipedia.org/wiki/Ausweisnummer */
    pattern({
        kind: 'DE_ID_CARD', handling: 'restricted', region: 'DE',
        shapes: ['AXXXXXXX9'],
        valid: (id) => DOCUMENT.test(id),
        context: ID_CARD_WORDS,
        confidence: [-1, 0.75],
    }),
    /** Passports: the same. @see https://en.wikipedia.org/wiki/German_passport */
    pattern({
        kind: 'DE_PASSPORT', handling: 'restricted', region: 'DE',
        shapes: ['AXXXXXXX9', 'AXXXXXXX99'],
        valid: isChecked,
        context: PASSPORT_WORDS,
        confidence: [0.1, 0.8],
    }),
    pattern({
        kind: 'DE_PASSPORT', handling: 'restricted', region: 'DE',
        shapes: ['AXXXXXXX9'],
        valid: (id) => DOCUMENT.test(id),
        context: PASSPORT_WORDS,
        confidence: [-1, 0.75],
    }),
    /** Driving licences, as Presidio has them, and as the register of authorities has them. @see https://de.wikipedia.org/wiki/Führerscheinnummer */
    pattern({
        kind: 'DE_FUEHRERSCHEIN', handling: 'restricted', region: 'DE',
        shapes: ['AA99999999X'],
        context: LICENCE_WORDS,
        confidence: [0.2, 0.75],
    }),
    pattern({
        kind: 'DE_FUEHRERSCHEIN', handling: 'restricted', region: 'DE',
        shapes: ['A99XXXXXX9X'],
        context: LICENCE_WORDS,
        confidence: [-1, 0.75],
    }),
] as const;
