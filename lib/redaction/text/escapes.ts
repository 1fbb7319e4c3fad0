import { Edits, type View } from './view';

const ANY = /[&%\\<]|\?\w{1,40}=/;
/**
 * One character reference of HTML, percent-encoded character, escape of JavaScript, JSON or Markdown, or one tag or comment. Every
 * part is bounded, so that unfinished ones cost no more than finished ones.
 */
const ESCAPE = new RegExp(
    [
        String.raw`&(?:#(?:\d{1,7}|[xX][\da-fA-F]{1,6});?|[a-zA-Z]{2,14};)`,
        String.raw`%(?:[0-7][\da-fA-F]|[c-fC-F][\da-fA-F](?:%[89abAB][\da-fA-F]){1,3})`,
        String.raw`\\(?:u[\da-fA-F]{4}|u\{[\da-fA-F]{1,6}\}|x[\da-fA-F]{2}|[nrt]|[^\sa-zA-Z\d])`,
        String.raw`<(?:!--[^<>]{0,200}--|\/?[a-zA-Z][^<>]{0,200})>`,
    ].join('|'),
    'g',
);

/** The plain text of what is written in HTML, a URL, JSON or source code. @see https://html.spec.whatwg.org/#character-references */
export function unescaped(text: string): View | undefined {
    if (!ANY.test(text)) return undefined;
    const edits = new Edits(text);
    const isQuery = /[?&]\w{1,40}=/.test(text);
    for (const { 0: escape, index } of text.matchAll(isQuery ? ESCAPE_OR_PLUS : ESCAPE)) {
        const meant = meaning(escape);
        if (meant !== undefined) edits.replace(index, index + escape.length, meant);
    }
    return edits.end > 0 ? edits.view() : undefined;
}

/** In the query of a URL a plus sign is a blank; between digits, as mail addresses have them too. */
const ESCAPE_OR_PLUS = new RegExp(String.raw`${ESCAPE.source}|(?<=\d)\+(?=\d)`, 'g');

function meaning(escape: string): string | undefined {
    switch (escape[0]) {
        case '+':
            return ' ';
        case '&':
            return escape[1] === '#' ? ofCode(numberIn(escape.slice(2))) : NAMED[escape.slice(1, -1)];
        case '%':
            return ofBytes(escape);
        case '<':
            return BLOCK.has(/\w+/.exec(escape)![0].toLowerCase()) ? '\n' : '';
        default:
            return ofBackslash(escape);
    }
}

/** Elements that begin a new line, or stand beside others in a table. @see https://html.spec.whatwg.org/#flow-content-3 */
const BLOCK = new Set(
    `address article aside blockquote body br dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol option p pre
    section select table tbody td tfoot th thead tr ul`.split(/\s+/),
);

/** Those that stand for what a value is made of, or separates its parts; the others say nothing about values. */
const NAMED: Readonly<Record<string, string>> = Object.assign(Object.create(null) as object, {
    nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', hairsp: ' ', numsp: ' ', Tab: '\t', NewLine: '\n', shy: '', zwj: '', zwnj: '',
    ZeroWidthSpace: '', NoBreak: '', lrm: '', rlm: '', commat: '@', period: '.', comma: ',', colon: ':', sol: '/', bsol: '\\', hyphen: '-',
    dash: '-', ndash: '-', mdash: '-', minus: '-', lowbar: '_', UnderBar: '_', plus: '+', lpar: '(', rpar: ')', num: '#',
    percnt: '%', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'",
});

/** `52;`, `x34;` and the same without the semicolon. */
function numberIn(reference: string): number {
    return /^x/i.test(reference) ? Number.parseInt(reference.slice(1), 16) : Number.parseInt(reference, 10);
}

function ofCode(code: number): string | undefined {
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function ofBytes(encoded: string): string | undefined {
    try {
        return decodeURIComponent(encoded);
    } catch {
        return undefined; // no UTF-8
    }
}

function ofBackslash(escape: string): string | undefined {
    const next = escape[1]!;
    if (next === 'u' || next === 'x') return ofCode(Number.parseInt(escape.slice(2).replace('{', ''), 16));
    return 'nrt'.includes(next) ? '\n' : next;
}

const MARKED = /[0-9@][*`~_|]|[*`~_|][0-9@]/;
const MARKUP = /[*`~]+|[_|]{2,}/g;
const LONGEST = 3;

/** Without the signs of Markdown that make digits bold, struck out, hidden or code; a single one between digits separates them. */
export function unmarked(text: string): View | undefined {
    if (!MARKED.test(text)) return undefined;
    const edits = new Edits(text);
    for (const { 0: signs, index } of text.matchAll(MARKUP)) {
        const isBehind = isOfValue(text[index - 1]);
        const isBefore = isOfValue(text[index + signs.length]);
        if (signs.length > LONGEST || (!isBehind && !isBefore)) continue;
        edits.replace(index, index + signs.length, signs.length === 1 && isBehind && isBefore && signs !== '`' ? '-' : '');
    }
    return edits.end > 0 ? edits.view() : undefined;
}

function isOfValue(character: string | undefined): boolean {
    return character !== undefined && /[0-9@]/.test(character);
}
