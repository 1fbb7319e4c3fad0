import { codeAt, NOTHING } from '../scan/letters';
import { DIGITS, type Reading } from '../scan/reading';
import { isAlike } from './lookalikes';

/** With fewer digits there are no check digits to trust in. */
const FEWEST_DIGITS = 5;
/** With fewer digits, and letters that are meant as some, there is no number. */
const FEWEST = 9;
const SHORTEST_WORD = 3;
const MOST_ODD = 1;
const SEPARATORS = new Set(Array.from(' ./_-', (separator) => separator.charCodeAt(0)));
const LONGEST_GAP = 5;
const [BLANK, LOW_LINE] = [0x20, 0x5f];
/** Digits that less than a word is glued to have so many signs between them. */
const SIGNS = 2;

/** Whether letters or odd signs may stand for digits or between them, or a word be glued to a number. */
export function isGuessable(seen: Reading): boolean {
    if (seen.digits < FEWEST_DIGITS) return false;
    return seen.oddSigns > MOST_ODD || seen.hasBar || hasAlikeOrGlued(seen) || hasOddlyGrouped(seen);
}

/** Whether digits, and letters that look like some, are so many that follow each other; or such digits follow a word. */
function hasAlikeOrGlued(seen: Reading): boolean {
    const { text, starts, ends, kinds, pieces } = seen;
    let digits = 0;
    let letters = 0;
    let apart = 0; // letters behind a separator, that more digits must follow
    let signs = 0; // between digits, and no blanks
    let isGlued = false;
    for (let piece = 0; piece < pieces; piece++) {
        const length = ends[piece]! - starts[piece]!;
        if (digits > 0 && !isNextTo(seen, piece)) digits = letters = apart = 0;
        if (kinds[piece] === DIGITS) {
            if (digits === 0) {
                isGlued = seen.isJoined(piece);
                signs = isGlued && isWord(seen, piece - 1) ? SIGNS : 0;
            } else if (codeAt(text, starts[piece]! - 1) !== BLANK) signs++;
            digits += length;
            letters += apart;
            apart = 0;
        } else if (!isAllAlike(seen, piece)) {
            digits = letters = apart = 0;
            continue;
        } else if (digits > 0 ? seen.isJoined(piece) && apart === 0 : isBeforeDigit(seen, piece)) letters += length;
        else if (digits > 0) apart += length;
        if (digits > 0 && digits + letters >= FEWEST && (letters > 0 || (isGlued && signs >= SIGNS))) return true;
    }
    return false;
}

/** `x3714,4963,5398,431`: groups of digits between unusual separators, where letters touch digits. */
function hasOddlyGrouped(seen: Reading): boolean {
    const { kinds, pieces } = seen;
    let gaps = 0;
    let isMixed = false;
    for (let piece = 1; piece < pieces; piece++) {
        if (seen.isJoined(piece)) isMixed = true;
        else if (kinds[piece] === DIGITS && kinds[piece - 1] === DIGITS && isOddGap(seen, piece)) gaps++;
    }
    return isMixed && gaps > MOST_ODD;
}

/** Something else than the one blank, dash, dot or slash that stands between digits everywhere. */
function isOddGap(seen: Reading, piece: number): boolean {
    const end = seen.ends[piece - 1]!;
    return seen.starts[piece]! - end <= LONGEST_GAP && (!isNextTo(seen, piece) || seen.text.charCodeAt(end) === LOW_LINE);
}

/** Whether a digit follows the piece, and nothing separates them. */
function isBeforeDigit(seen: Reading, piece: number): boolean {
    return piece + 1 < seen.pieces && seen.kinds[piece + 1] === DIGITS && seen.isJoined(piece + 1);
}

/** Whether at most one separator stands before the piece. */
function isNextTo({ text, starts, ends }: Reading, piece: number): boolean {
    const end = ends[piece - 1]!;
    return starts[piece] === end || (starts[piece] === end + 1 && SEPARATORS.has(text.charCodeAt(end)));
}

function isAllAlike({ text, starts, ends }: Reading, piece: number): boolean {
    for (let at = starts[piece]!; at < ends[piece]!; at++) if (!isAlike(text.charCodeAt(at))) return false;
    return true;
}

/** More than the letters of a code; or the end of Chinese or Japanese text. */
function isWord({ text, starts, ends }: Reading, piece: number): boolean {
    return ends[piece]! - starts[piece]! >= SHORTEST_WORD || isOther(codeAt(text, starts[piece]! - 1));
}

function isOther(code: number): boolean {
    return code > 127 && code < NOTHING;
}
