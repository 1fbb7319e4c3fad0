const TOKEN = /\/\/|\/\*|["'`]|\//g;
/** In characters; what does not end within them is a division. */
const LONGEST_PATTERN = 500;
/** After what a slash begins a regular expression and no division. */
const BEFORE_PATTERN = /(?:[([{,;=:?!&|+\-*%~^<>]|\b(?:return|typeof|case|in|of|do|else|void|delete|await|yield))$/;

/**
 * Code with blanks in place of its comments. Strings stay, with what looks like a comment in them. What stands in `${}` of a template
 * counts as text. Not a parser: what it takes wrongly is read as code.
 */
export function withoutComments(code: string): string {
    const parts: string[] = [];
    let from = 0;
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(code); match; match = TOKEN.exec(code)) {
        const [token] = match;
        const end = endOf(code, token, match.index);
        if (token === '//' || token === '/*') {
            parts.push(code.slice(from, match.index), blank(code.slice(match.index, end)));
            from = end;
        }
        TOKEN.lastIndex = Math.max(end, match.index + 1);
    }
    return parts.join('') + code.slice(from);
}

export function blank(text: string): string {
    return text.replace(/[^\r\n]/g, ' ');
}

function endOf(code: string, token: string, at: number): number {
    if (token === '//') return orEnd(code.indexOf('\n', at), code);
    if (token === '/*') return orEnd(code.indexOf('*/', at + 2), code, 2);
    if (token === '/') return isPattern(code, at) ? endOfPattern(code, at) : at + 1;
    return endOfString(code, token, at);
}

function orEnd(index: number, code: string, length = 0): number {
    return index < 0 ? code.length : index + length;
}

function endOfString(code: string, quote: string, at: number): number {
    for (let index = at + 1; index < code.length; index += 1) {
        const character = code[index];
        if (character === '\\') index += 1;
        else if (character === quote) return index + 1;
        else if (character === '\n' && quote !== '`') return index; // of no string: an apostrophe in a page
    }
    return code.length;
}

function isPattern(code: string, at: number): boolean {
    return at === 0 || BEFORE_PATTERN.test(code.slice(Math.max(0, at - 40), at).trimEnd());
}

function endOfPattern(code: string, at: number): number {
    let inClass = false;
    const most = Math.min(code.length, at + LONGEST_PATTERN);
    for (let index = at + 1; index < most && code[index] !== '\n'; index += 1) {
        const character = code[index];
        if (character === '\\') index += 1;
        else if (character === '[') inClass = true;
        else if (character === ']') inClass = false;
        else if (character === '/' && !inClass) return index + 1;
    }
    return at + 1;
}
