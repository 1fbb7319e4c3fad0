import { formsAround } from '../text/characters';
import { Context } from './context';
import { baseLetter, hashed, HASH_START, isUnspaced } from './letters';
import { readMarkup } from './markup';
import { STEM } from './words';

const ASCII = 128;
/** What a character of ASCII is, one bit each. */
const [LETTER, DIGIT, ANCHOR, MARKUP, ODD] = [1, 2, 4, 8, 16] as const;
const LOWER = Uint8Array.from({ length: ASCII }, (_, code) => baseLetter(code));
/** Room for longer texts is not kept. */
const MOST_KEPT = 1 << 16;

/** Letters of ASCII, digits, or letters of which some are others. */
export const [LETTERS, DIGITS, FOREIGN] = [0, 1, 2] as const;

/**
 * A text as one look at every character shows it: cut into pieces of only digits or only letters, with the context words among
 * these, the characters between them that detectors begin at, and signs that it may be meant otherwise. Reused from text to text.
 */
export class Reading {
    text = '';
    readonly words = new Context();
    pieces = 0;
    /** Where each piece begins and ends, and what it is made of. */
    starts = new Int32Array(0);
    ends = new Int32Array(0);
    kinds = new Uint8Array(0);
    /** Where the characters stand that detectors begin at. */
    anchors = new Int32Array(0);
    anchorCount = 0;
    /** How many digits there are. */
    digits = 0;
    /** How many signs behind the first digit are none that numbers are written with. */
    oddSigns = 0;
    /** Whether some character may be folded. */
    isFoldable = false;
    /** Whether there is a bar, which looks like a one. */
    hasBar = false;
    /** Whether there are escapes, or markup at digits. */
    isMarkedUp = false;
    /** Whether a sign of a mail address may stand in brackets. */
    hasBracketedSign = false;
    /** Whether there are characters of scripts without blanks. */
    hasUnspaced = false;
    private readonly traits: Uint8Array;

    /** @param anchors the characters that detectors begin at, of ASCII and neither letters nor digits */
    constructor(anchors = '') {
        this.traits = Uint8Array.from({ length: ASCII }, (_, code) => traitsOf(String.fromCharCode(code), anchors));
    }

    read(text: string): void {
        this.begin(text);
        const { traits, starts, ends, kinds } = this;
        const { length } = text;
        let pieces = 0;
        for (let at = 0; at < length; ) {
            const start = at;
            let code = text.charCodeAt(at);
            const trait = code < ASCII ? traits[code]! : this.foreignTrait(text, code, at);
            if (trait === LETTER) {
                let hash = HASH_START;
                let stem = 0;
                let letter = code < ASCII ? LOWER[code]! : this.foreignLetter(code);
                let seen = 0;
                while (letter !== 0) {
                    hash = hashed(hash, letter);
                    seen |= code;
                    if (++at - start === STEM) stem = hash;
                    if (at === length) break;
                    code = text.charCodeAt(at);
                    letter = code < ASCII ? LOWER[code]! : this.foreignLetter(code);
                }
                starts[pieces] = start;
                ends[pieces] = at;
                kinds[pieces++] = seen < ASCII ? LETTERS : FOREIGN;
                this.words.candidates.word(start, at, hash, stem);
            } else if (trait === DIGIT) {
                do at++;
                while (at < length && traits[text.charCodeAt(at)] === DIGIT);
                starts[pieces] = start;
                ends[pieces] = at;
                kinds[pieces++] = DIGITS;
                this.digits += at - start;
            } else {
                if (trait !== 0) this.noteSign(text, trait, code, at);
                at++;
            }
        }
        this.pieces = pieces;
        this.text = text;
    }

    private noteSign(text: string, trait: number, code: number, at: number): void {
        if ((trait & ANCHOR) !== 0) this.anchors[this.anchorCount++] = at;
        if ((trait & ODD) !== 0 && this.digits > 0) this.oddSigns++;
        if ((trait & MARKUP) !== 0) readMarkup(this, text, code, at);
    }

    /** The letter for hashing, or 0 where the word ends. */
    private foreignLetter(code: number): number {
        const letter = isUnspaced(code) ? 0 : baseLetter(code);
        if (letter === 0) return 0;
        if (isFolded(code)) this.isFoldable = true;
        if (code >= FIRST_UNCASED && !isLetter(code)) this.oddSigns += MANY; // as it may stand between any two digits
        return letter;
    }

    /** Whether nothing separates the piece from the one before. */
    isJoined(piece: number): boolean {
        return piece > 0 && this.starts[piece] === this.ends[piece - 1];
    }

    private begin(text: string): void {
        this.text = ''; // nothing is read if this fails
        this.words.begin(text);
        this.pieces = this.anchorCount = this.digits = this.oddSigns = 0;
        this.isFoldable = this.hasBar = this.isMarkedUp = this.hasBracketedSign = this.hasUnspaced = false;
        const has = this.starts.length;
        if (has <= text.length || (has > MOST_KEPT && text.length < MOST_KEPT)) this.makeRoom(Math.max(256, text.length + 1));
    }

    private makeRoom(size: number): void {
        this.starts = new Int32Array(size);
        this.ends = new Int32Array(size);
        this.kinds = new Uint8Array(size);
        this.anchors = new Int32Array(size);
    }

    private foreignTrait(text: string, code: number, at: number): number {
        if (isUnspaced(code)) {
            this.hasUnspaced = true;
            this.words.candidates.unspaced(at);
        } else if (baseLetter(code) !== 0) return LETTER;
        if (isFolded(code >= 0xd800 && code < 0xdc00 ? text.codePointAt(at)! : code)) this.isFoldable = true;
        return ODD;
    }
}

/** Hebrew, Arabic and the like, whose signs are taken for letters by `baseLetter`. */
const [FIRST_UNCASED, LAST_UNCASED] = [0x590, 0x1fff];
const MANY = 2;
const [UNKNOWN, YES, NO] = [0, 1, 2];
const ARE_LETTERS = new Uint8Array(LAST_UNCASED + 1 - FIRST_UNCASED);

/** Of these scripts; answers are kept as they come up. */
function isLetter(code: number): boolean {
    const index = code - FIRST_UNCASED;
    if (ARE_LETTERS[index] === UNKNOWN) ARE_LETTERS[index] = /\p{L}/u.test(String.fromCharCode(code)) ? YES! : NO!;
    return ARE_LETTERS[index] === YES;
}

/** Whether the character may be read as others. */
function isFolded(code: number): boolean {
    return formsAround(code)[code & 0xff] !== 0;
}

function traitsOf(character: string, anchors: string): number {
    if (/[A-Za-z]/.test(character)) return LETTER;
    if (/[0-9]/.test(character)) return DIGIT;
    const markup = /[%&([{<\\*`~_|?]/.test(character) ? MARKUP : 0;
    return markup | (anchors.includes(character) ? ANCHOR : 0) | (/[^\w\s.,/()-]/.test(character) ? ODD : 0);
}
