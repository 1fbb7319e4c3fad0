import type { Scan } from '../../scan/scan';
import { entropy, isBlank, isQuote, unrest } from './characters';
import type { Named } from './password-words';
import { codeAt } from '../../scan/letters';

const LONGEST = 200;
const LEAST = 4;
const LEAST_OF_A_KEY = 10;

/** What people and programs write where a value would stand. */
const PLACEHOLDER = /^(?:<[^>]*>?|\$\(?[A-Za-z_]+\)?|[$#%]?\{.*|%[A-Za-z_]+%|\*+|x+|\.+|-+|_+|\[.*|@[A-Z_]+@|null|none|nil|undefined|true|false|redacted|hidden|[(/].*)$/i;
/** What may follow 'password:' in a sentence. */
const ORDINARY = new Set(
    (
        'the this that these those there they you your yours our his her its mine with without from into onto then than when where what which who whom why how ' +
        'and but not yet also just only very more most some such only have has had does did done been being will would could should must might shall can cannot ' +
        'please thanks thank help hello sorry okay yes reset change changed forgot forgotten forget lost expired invalid incorrect wrong required missing blocked ' +
        'locked weak strong short long empty blank same different correct valid unknown needed updated works working failed fails error issue problem manager ' +
        'policy field login account email number code again here still never always once need want know about enter type create choose use '+
        'user username name password passwort kennwort string text value optional test mandatory ' +
        'vergessen falsch ungültig zurücksetzen ändern bitte oublié incorrect réinitialiser changer olvidada olvidé incorrecta cambiar dimenticata errata ' +
        'esqueci incorreta vergeten verkeerd zapomniałem nieprawidłowe glömt unuttum yanlış'
    ).split(' '),
);

/** Where the value ends that begins at `start`: at its closing quote, at a blank, or before what no longer belongs to it. */
export function valueEnd(text: string, start: number): number {
    const quote = isQuote(codeAt(text, start - 1)) ? text[start - 1]! : '';
    const limit = Math.min(text.length, start + LONGEST);
    let end = start;
    while (end < limit && (quote ? text[end] !== quote && text[end] !== '\n' : !stops(text, end))) end++;
    if (quote) return text[end] === quote ? end : start;
    return trimmed(text, start, end);
}

function stops(text: string, at: number): boolean {
    const code = codeAt(text, at);
    return code > 0x2e7f || isBlank(code) || isQuote(code) || code === 60 || (MAY_SEPARATE.includes(text[at]!) && NEXT_FIELD.test(text.slice(at, at + 24)));
}

/** Of a connection string or a query. */
const MAY_SEPARATE = ';&,\\';
const NEXT_FIELD = /^(?:[;&][A-Za-z_ -]{1,20}=|\\[nrt"']|[,;](?:\s|$))/;

/** Without what ends a sentence or a bracket. */
function trimmed(text: string, start: number, end: number): number {
    let last = end;
    while (last > start && '.,;:?)]}>'.includes(text[last - 1]!)) last--;
    return last;
}

/** How sure it is that this is a password or key that was named as one; 0 when it is none. `isAssigned`: after `:`, `=` or in quotes. */
export function confidenceOf(value: string, named: Named, isAssigned: boolean): number {
    if (value.length > LONGEST || value.length < LEAST || PLACEHOLDER.test(value)) return 0;
    if (named === 'key') return ofKey(value, isAssigned);
    return ORDINARY.has(value.toLowerCase()) ? 0 : ofPassword(value, isAssigned, named === 'linked password');
}

function ofPassword(value: string, isAssigned: boolean, isLinked: boolean): number {
    if (CODE.test(value)) return 0.2;
    if (!isAssigned && /^[\w-]+=/.test(value)) return 0;
    if (isAssigned) return 0.85;
    if (/[0-9]/.test(value)) return ONLY_DIGITS.test(value) ? ofDigits(value, isLinked) : 0.85;
    const inner = value.replace(/[!?.]+$/, '');
    if (MAIL.test(value)) return 0;
    return SYMBOL.test(inner) || (isLinked && /\p{Ll}\p{Lu}/u.test(inner)) ? 0.7 : 0;
}

/** A call or a field, in a program. */
const CODE = /^[A-Za-z_.$]+\(|^(?:[A-Za-z_]+\.)+[A-Za-z_]+$/;
/** Numbers, prices, dates and times. */
const ONLY_DIGITS = /^[$€£]?[0-9.,:/-]*(?:st|nd|rd|th|am|pm|h|min|x|%|€|kg)?$/i;
const SYMBOL = /[#$%&*+<=>@^_|~!"\\]/;
const MAIL = /^[^@]+@[\w-]+\.[\w.-]+$/;
const LEAST_DIGITS = 6;

function ofDigits(value: string, isLinked: boolean): number {
    if (!/^[0-9]+$/.test(value)) return 0;
    return isLinked || value.length >= LEAST_DIGITS ? 0.6 : 0;
}

function ofKey(value: string, isAssigned: boolean): number {
    if (value.length < LEAST_OF_A_KEY || !/^[\w.~+/=:-]+$/.test(value) || !/[0-9]/.test(value)) return 0;
    if (entropy(value) < 3.2 || unrest(value) < 0.2) return 0;
    return isAssigned ? 0.8 : 0.7;
}

/** Claims the value that begins at `start`, if it can be what it was named; returns where it ends. */
export function claimNamed(scan: Scan, named: Named, start: number, isAssigned: boolean): number {
    const end = valueEnd(scan.text, start);
    const confidence = confidenceOf(scan.text.slice(start, end), named, isAssigned || isQuote(codeAt(scan.text, start - 1)));
    if (confidence > 0) scan.claim('SECRET', start, end, confidence);
    return end;
}

