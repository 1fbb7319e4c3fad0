import { runInThisContext } from 'node:vm';
import type { Block } from './markdown';

/** What the comment behind a statement says that it gives. */
export interface Claim {
    file: string;
    line: number;
    /** As it is written; names without a value stand for any. */
    text: string;
}

const ANY = '(any value)';
/** A statement of one line, and a comment that begins as a value does. */
const STATED = /^((?:const \w+ = )?)([^\s/}].*);\s+\/\/ ([[{'"\d].*)$/;
/** Of a listener, what is claimed is what it gets. */
const LISTENER = /\((\w+)\) => \w+\(\1\)\)$/;
const MORE = /^\s+\/\/ {2,}(\S.*)$/;

/** The claims of a block, and the block with each claimed value handed to `claimed(line, value)`. */
export function claimsIn(block: Block): { claims: Claim[]; claiming: Block } {
    const claims: Claim[] = [];
    const lines = block.code.split('\n');
    const code = lines.map((line, index) => {
        const [, before = '', value, comment] = STATED.exec(line) ?? [];
        const text = value && comment && valueIn(`${comment}${continued(lines, index)}`);
        if (!text) return line;
        const at = block.line + index;
        claims.push({ file: block.file, line: at, text });
        return LISTENER.test(value) ? value.replace(LISTENER, `($1) => claimed(${at}, $1));`) : `${before}claimed(${at}, ${value});`;
    });
    return { claims, claiming: { ...block, code: code.join('\n') } };
}

function continued(lines: readonly string[], index: number): string {
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((line) => !MORE.test(line));
    return rest.slice(0, end < 0 ? rest.length : end).map((line) => ` ${MORE.exec(line)?.[1]}`).join('');
}

/** The longest beginning of a comment that is a value: words may follow it. */
function valueIn(comment: string): string | undefined {
    for (let end = comment.length; end > 0; end--) {
        const text = comment.slice(0, end);
        if (/[\]}'"\d]$/.test(text) && isValue(text)) return text;
    }
    return undefined;
}

function isValue(text: string): boolean {
    try {
        expectedBy(text);
        return true;
    } catch {
        return false;
    }
}

function expectedBy(text: string): unknown {
    return runInThisContext(`(${text.replace(/(?<=[{,]\s*)(\w+)(?=\s*[,}])/g, `$1: '${ANY}'`)})`);
}

/** Whether a value is what is claimed of it: the same names, and the same values where they are given. */
export function holds({ text }: Pick<Claim, 'text'>, value: unknown): boolean {
    return isAs(expectedBy(text), value);
}

function isAs(expected: unknown, value: unknown): boolean {
    if (expected === ANY) return value !== undefined;
    if (typeof expected !== 'object' || expected === null) return Object.is(expected, value);
    if (typeof value !== 'object' || value === null || Array.isArray(expected) !== Array.isArray(value)) return false;
    const [names, given] = [Object.keys(expected), Object.keys(value)];
    return names.length === given.length && names.every((name) => given.includes(name) && isAs(Reflect.get(expected, name), Reflect.get(value, name)));
}
