import { isPartOfWord, precededBy } from '../context';
import type { Detector } from '../finding';

const CONTEXT = /(?:\b(?:phone|tel|telephone|mobile|cell|call|text|fax|whatsapp|sms|reach|ring)\b|tel\.?:?)[^.!?]*$/i;

/** `+` and 8 to 15 digits (ITU-T E.164), grouped by blanks, dashes, dots or brackets. */
const INTERNATIONAL = /(?:\+|\b00)[1-9](?:[\s\u00a0().\-\u2010-\u2015/]{0,2}[0-9]){7,14}(?![0-9])/g;
/** Ten digits as North America writes them (NANP): no area or exchange code begins with 0 or 1. */
const NANP = /(?:\b1[-. ]?)?(?:\([2-9][0-9]{2}\)[-. ]?|\b[2-9][0-9]{2}[-. ])[2-9][0-9]{2}[-. ][0-9]{4}(?![0-9])/g;
/** Seven to fifteen digits that a word before them calls a telephone number. */
const NATIONAL = /[0-9(](?:[\s\u00a0().\-\u2010-\u2015/]{0,2}[0-9]){6,14}(?![0-9])/g;

/** Telephone numbers: international, North American, and national ones in context. */
export const phoneNumber: Detector = (text) => [
    ...spans(text, INTERNATIONAL),
    ...spans(text, NANP),
    ...spans(text, NATIONAL).filter(({ start }) => precededBy(text, start, CONTEXT)),
];

function spans(text: string, pattern: RegExp) {
    return [...text.matchAll(pattern)]
        .map(({ 0: match, index: start }) => ({ kind: 'PHONE_NUMBER', start, end: start + match.length }))
        .filter(({ start, end }) => !isPartOfWord(text, start, end));
}
