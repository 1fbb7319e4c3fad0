import { isAlike } from './lookalikes';

/** What a character may be, one bit each: a letter, one that looks like a digit, what may stand between digits, what nothing begins with. */
const [LETTER, ALIKE, DIGIT, LINK, COLON, QUIET, SERIOUS] = [1, 2, 4, 8, 16, 32, 64] as const;
/** And besides: what decodes to something else, alone or with others, and what numbers are not written with. */
const [MARKUP, PART_OF_MARKUP, ODD] = [128, 256, 512] as const;
/** What was there before the first character. */
const START = 0;
/** With fewer dots there is no address of a device, and with fewer dashes none of a network card. */
const MOST_LINKS = 2;
/** With fewer digits there are no check digits to trust in. */
const FEWEST_GUESSED = 5;
const LAST_LATIN = 0x24f;
const MARKUP_OF_PARTS = /__|\?\w{1,40}=/;

/** What one look at every character of a text says about where to look closer. Reused from text to text. */
export class Survey {
    /** How many digits there are. */
    digits = 0;
    /** Whether digits are so few, and so far from everything else, that only words could make them a value. */
    isSmallTalk = false;
    /** Whether something can be decoded: it is not all ASCII, or has markup, escapes or brackets. */
    isMarkedUp = false;
    /** Whether other characters may stand for digits, or between them. */
    isGuessable = false;
    private readonly classes: Uint16Array;

    /**
     * @param fewestDigits so many without a letter between them may be a value, whatever the words are
     * @param serious characters that what is looked for begins with
     */
    constructor(private readonly fewestDigits = 1, serious = '') {
        this.classes = Uint16Array.from({ length: LAST_LATIN + 1 }, (_, code) => classOf(String.fromCharCode(code), serious));
    }

    read(text: string): void {
        const { classes, fewestDigits } = this;
        let seen = 0;
        let digits = 0;
        let inRow = 0;
        let links = 0;
        let odd = 0;
        let isSerious = false;
        let isGlued = false;
        let before = START;
        let beforeLink = START;
        for (let at = 0; at < text.length; at++) {
            const code = text.charCodeAt(at);
            const kind = code <= LAST_LATIN ? classes[code]! : isTypographic(code) ? QUIET | MARKUP : SERIOUS | MARKUP;
            if ((kind & (LETTER | ALIKE)) !== 0) {
                if ((before & DIGIT) !== 0 && (kind & ALIKE) !== 0) isGlued = true;
                if ((before & (DIGIT | COLON)) !== 0 || ((before & LINK) !== 0 && (beforeLink & DIGIT) !== 0)) isSerious = true;
                if ((kind & LETTER) !== 0) inRow = 0; // the others may be meant as digits
            } else if (kind === DIGIT) {
                if ((before & (LETTER | ALIKE)) !== 0) isGlued = isSerious = true;
                if (++inRow === fewestDigits || ((before & LINK) !== 0 && (beforeLink & (LETTER | ALIKE)) !== 0)) isSerious = true;
                digits++;
            } else {
                if ((kind & ODD) !== 0 && digits > 0) odd++;
                if ((kind & SERIOUS) !== 0 || (before & COLON) !== 0 || ((kind & COLON) !== 0 && (before & DIGIT) === 0)) isSerious = true;
                if ((kind & LINK) !== 0) {
                    if ((before & LINK) !== 0 || ++links > MOST_LINKS) isSerious = true;
                    beforeLink = before;
                }
            }
            seen |= kind;
            before = kind;
        }
        this.digits = digits;
        this.isSmallTalk = !isSerious && (before & COLON) === 0;
        this.isMarkedUp = (seen & MARKUP) !== 0 || ((seen & PART_OF_MARKUP) !== 0 && MARKUP_OF_PARTS.test(text));
        this.isGuessable = digits >= FEWEST_GUESSED && (isGlued || odd > 1 || (seen & MARKUP) !== 0);
    }
}

function classOf(character: string, serious: string): number {
    const markup = /[%&(*<[\\`{|~\u0080-\uffff]/.test(character) ? MARKUP : /[_=]/.test(character) ? PART_OF_MARKUP : 0;
    return groupOf(character, serious) | markup | (/[^\w\s.,/()-]/.test(character) ? ODD : 0);
}

function groupOf(character: string, serious: string): number {
    if (/[0-9]/.test(character)) return DIGIT;
    if (/[ \n\r\t!?;"'(),#$£€¿¡]/.test(character) && !serious.includes(character)) return QUIET;
    if (/[./-]/.test(character)) return LINK;
    if (character === ':') return COLON;
    if (isAlike(character.charCodeAt(0))) return ALIKE;
    return /\p{L}/u.test(character) && !/[ªºſ]/.test(character) ? LETTER : SERIOUS;
}

/** Quotes, the ellipsis and the sign of the euro, as phones write them. */
function isTypographic(code: number): boolean {
    return (code >= 0x2018 && code <= 0x201d) || code === 0x2026 || code === 0x20ac;
}
