import { saidSign } from '../scan/words';
import { Edits, type View } from './view';

/** Words for "@" that are no words otherwise; then "at", which is. */
const SIGN = 'arobase|arobas|arroba|chiocciola|apenstaartje|ma[lł]pa';
const AT = `at|ät|${SIGN}`;
const DOT = 'dot|dott|punkt|point|punto|ponto|punt|kropka|nokta';

const bracketed = (words: string) => String.raw`\s{0,3}[[({]\s{0,2}(?:${words})\s{0,2}[\])}]\s{0,3}`;
const bare = (words: string) => String.raw`\s{1,3}(?:${words})\s{1,3}`;
const ANY_DOT = String.raw`${bracketed(`${DOT}|\\.`)}|${bare(DOT)}|\.`;

/** Flags are for a whole regular expression, and this is a part of one. */
function inAnyCase(source: string): string {
    return source.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

/** What a text has to have for one of these to be in it. */
const SAID = new RegExp(` (?:${DOT}|${SIGN}) `, 'i');
/** The most used of them: less than half as dear as all, for what every text is searched for. */
const OFTEN_SAID = new RegExp(` (?:${['dot', 'p(?:unkt|oint|unto?|onto)', 'ar(?:obase|roba)'].map(inAnyCase).join('|')}) `);
for (const word of `${DOT}|arobase|arobas|arroba|chiocciola|apenstaartje|malpa`.split('|')) saidSign(word);
const BRACKETED = new RegExp(String.raw`[[({]\s{0,2}(?:@|${AT})\s{0,2}[\])}]`, 'i');
const ANY_AT = new RegExp(`${bracketed(`@|${AT}`)}|${bare(AT)}`, 'gi');
const DOMAIN = new RegExp(String.raw`(?:[\p{L}\p{N}-]{1,63}(?:${ANY_DOT})){1,5}(\p{L}{2,24})(?![\p{L}\p{N}])`, 'iuy');
const DOTS = new RegExp(ANY_DOT, 'giu');
const DOT_BEFORE = new RegExp(`(?:${ANY_DOT})$`, 'iu');
const LOCAL = /[\p{L}\p{N}_.%+-]/u;
const LONGEST_LOCAL = 64;
const LONGEST_DOT = 20;
const MOST_DOTS = 3;

/** Top-level domains that people say aloud; two letters may be any country's. */
const TOP = /^(?:com|net|org|edu|gov|mil|int|info|biz|app|dev|\p{L}{2})$/iu;
/** Before "at" these are no mailbox: "look at example dot com". */
const NO_NAME = new Set(
    `a am are arrive arrived available be been bought buy call check company contact found get got help here him her i is it just live located
    look looked looking mail me meet not now online order ordered page people person register registered seen shop shopping sign site someone
    store team that them there this up us visit was we website were work worked working works write you`.split(/\s+/),
);

/** Whether a word for "dot" or "@" is there, of the languages in which that is most often said. */
export function mayHoldSaidMail(text: string): boolean {
    return OFTEN_SAID.test(text);
}

/** With mail addresses as they are meant that were written like "joe at example dot com". */
export function saidMails(text: string): View | undefined {
    return SAID.test(text) ? signsFor(text) : undefined;
}

/** The same, in a text with brackets: "joe (at) example.com". */
export function bracketedMails(text: string): View | undefined {
    return BRACKETED.test(text) || SAID.test(text) ? signsFor(text) : undefined;
}

function signsFor(text: string): View | undefined {
    const edits = new Edits(text);
    for (const { 0: sign, index } of text.matchAll(ANY_AT)) {
        const start = index < edits.end ? -1 : domainAfter(text, index + sign.length, sign) ? localBefore(text, index, sign, edits.end) : -1;
        if (start < 0) continue;
        dotsBetween(text, start, index, edits);
        edits.replace(index, index + sign.length, '@');
        dotsBetween(text, index + sign.length, DOMAIN.lastIndex, edits);
    }
    return edits.end > 0 ? edits.view() : undefined;
}

/** Whether a domain begins at `start`; then DOMAIN has its end. */
function domainAfter(text: string, start: number, sign: string): boolean {
    DOMAIN.lastIndex = start;
    const [domain, top = ''] = DOMAIN.exec(text) ?? [];
    if (domain === undefined) return false;
    return /[[({]/.test(sign) || (TOP.test(top) && (!isAt(sign) || /\s/.test(domain)));
}

function isAt(sign: string): boolean {
    return /^\s+(?:at|ät)\s+$/i.test(sign);
}

/** Where the mailbox begins that ends at `end`, or -1. */
function localBefore(text: string, end: number, sign: string, from: number): number {
    let start = mailboxStart(text, end, from);
    if (start === end || (isAt(sign) && NO_NAME.has(text.slice(start, end).toLowerCase()))) return -1;
    for (let dots = 0; dots < MOST_DOTS; dots++) {
        const dot = DOT_BEFORE.exec(text.slice(Math.max(from, start - LONGEST_DOT), start))?.[0].length ?? 0;
        const before = mailboxStart(text, start - dot, from);
        if (dot === 0 || before === start - dot) break;
        start = before;
    }
    return start;
}

function mailboxStart(text: string, end: number, from: number): number {
    let start = end;
    while (start > from && end - start < LONGEST_LOCAL && LOCAL.test(text[start - 1]!)) start--;
    return start;
}

function dotsBetween(text: string, start: number, end: number, edits: Edits): void {
    const part = text.slice(start, end);
    for (const { 0: dot, index } of part.matchAll(DOTS)) if (dot !== '.') edits.replace(start + index, start + index + dot.length, '.');
}
