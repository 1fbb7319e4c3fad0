/** An array or object that a token stands in. */
interface Frame {
    parent: Frame | undefined;
    isArray: boolean;
    /** Where it stands in its parent. */
    step: string | number;
    /** What the next value is called. */
    key: string;
    index: number;
    depth: number;
}

/** A string, a key or a number of a JSON value. Offsets are those in the text, of a string those between its quotation marks. */
export interface Token {
    type: 'string' | 'key' | 'number';
    start: number;
    end: number;
    isEscaped: boolean;
    /** What the value is called; nothing in an array, and of a key. */
    key: string;
    /** Where it stands in its array. */
    index: number;
    frame: Frame | undefined;
}

/** What is longer is no name, and would be in the path of all that is below it. */
const LONGEST_KEY = 100;
/** A whole number of fewer digits is nothing, unless its field says what it is. */
export const LONG_NUMBER = 9;
/** Deep down nobody needs to know where exactly it was. */
const DEEPEST = 32;
const [QUOTE, BACKSLASH, COMMA, COLON] = [34, 92, 44, 58];
const SCALAR = /(-?\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Everything in a JSON value that can hold something sensitive, in its order; no empty strings, and of short numbers only those with a name. Linear, and without recursion, however deep it is.
 * @returns nothing when it is no JSON. Control characters in strings pass, and so does what is wrong inside an escape.
 */
export function tokensOf(text: string): Token[] | undefined {
    return new Reader(text).read();
}

type Expecting = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'comma' | 'end';

class Reader {
    private readonly tokens: Token[] = [];
    private frame: Frame | undefined;
    private expecting: Expecting = 'value';
    private at = 0;

    constructor(private readonly text: string) {}

    read(): Token[] | undefined {
        for (; this.at < this.text.length; this.at++) {
            const code = this.text.charCodeAt(this.at);
            if (code === 32 || (code >= 9 && code <= 13)) continue;
            if (!this.take(code)) return undefined;
        }
        return this.expecting === 'end' ? this.tokens : undefined;
    }

    /** @returns whether it may stand here; `at` is then at its last character */
    private take(code: number): boolean {
        if (code === QUOTE) return this.string();
        if (code === COMMA) return this.expect('comma', this.frame?.isArray ? 'value' : 'key');
        if (code === COLON) return this.expect('colon', 'value');
        if (code === 123 || code === 91) return this.open(code === 91);
        if (code === 125 || code === 93) return this.close(code === 93);
        return this.scalar();
    }

    private expect(expected: Expecting, next: Expecting): boolean {
        const isRight = this.expecting === expected;
        this.expecting = next;
        return isRight;
    }

    private string(): boolean {
        const start = this.at + 1;
        let end = this.text.indexOf('"', start);
        let isEscaped = false;
        for (let before = end; end >= 0 && this.text.charCodeAt(before - 1) === BACKSLASH; before = end) {
            isEscaped = true;
            if (isClosed(this.text, start, end)) break;
            end = this.text.indexOf('"', end + 1);
        }
        if (end < 0) return false;
        this.at = end;
        isEscaped ||= hasBackslash(this.text, start, end);
        if (this.expecting === 'key' || this.expecting === 'first key') return this.key(start, end, isEscaped);
        this.add('string', start, end, isEscaped);
        return this.ended();
    }

    private key(start: number, end: number, isEscaped: boolean): boolean {
        const frame = this.frame!;
        frame.key = end - start > LONGEST_KEY ? '*' : this.text.slice(start, end);
        this.tokens.push({ type: 'key', start, end, isEscaped, key: '', index: 0, frame });
        this.expecting = 'colon';
        return true;
    }

    private scalar(): boolean {
        SCALAR.lastIndex = this.at;
        const [whole, number] = SCALAR.exec(this.text) ?? [];
        if (whole === undefined) return false;
        if (number === whole) this.add('number', this.at, this.at + whole.length, false);
        this.at += whole.length - 1;
        return this.ended();
    }

    private add(type: 'string' | 'number', start: number, end: number, isEscaped: boolean): void {
        const { frame } = this;
        const isNothing = type === 'string' ? start === end : end - start < LONG_NUMBER && frame?.isArray !== false;
        if (isNothing) return;
        this.tokens.push({ type, start, end, isEscaped, key: frame?.isArray === false ? frame.key : '', index: frame?.index ?? 0, frame });
    }

    private open(isArray: boolean): boolean {
        if (this.expecting !== 'value' && this.expecting !== 'first value') return false;
        const parent = this.frame;
        this.frame = { parent, isArray, step: parent?.isArray ? parent.index : (parent?.key ?? ''), key: '', index: 0, depth: (parent?.depth ?? 0) + 1 };
        this.expecting = isArray ? 'first value' : 'first key';
        return true;
    }

    private close(isArray: boolean): boolean {
        const mayEnd = this.expecting === 'comma' || this.expecting === (isArray ? 'first value' : 'first key');
        if (!mayEnd || this.frame?.isArray !== isArray) return false;
        this.frame = this.frame.parent;
        this.expecting = 'value';
        return this.ended();
    }

    /** A value ended. */
    private ended(): boolean {
        const mayBeHere = this.expecting === 'value' || this.expecting === 'first value';
        if (this.frame?.isArray) this.frame.index += 1;
        this.expecting = this.frame ? 'comma' : 'end';
        return mayBeHere;
    }
}

/** The steps to a token with dots between them, numbers for those into arrays; a key is where its object is. Dots in keys are none. */
export function pathOf({ type, key, index, frame }: Token): string {
    const steps: (string | number)[] = !frame || type === 'key' ? [] : [frame.isArray ? index : key];
    let at = frame;
    for (; at && at.depth > DEEPEST; at = at.parent);
    for (; at?.parent; at = at.parent) steps.unshift(at.step);
    return steps.map((step) => String(step).replaceAll('.', '·')).join('.');
}

/** Whether it is the value of this field of the object at the top, or of one in that. */
export function isAt({ type, key, frame }: Token, field: string, of?: string): boolean {
    if (type === 'key' || key !== field || !frame) return false;
    return of === undefined ? frame.depth === 1 : frame.depth === 2 && frame.step === of;
}

/** Whether the quotation mark at `end` is none of the string: an even number of backslashes stands before it. */
function isClosed(text: string, start: number, end: number): boolean {
    let before = end;
    while (before > start && text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    return (end - before) % 2 === 0;
}

function hasBackslash(text: string, start: number, end: number): boolean {
    for (let at = start; at < end; at++) if (text.charCodeAt(at) === BACKSLASH) return true;
    return false;
}
