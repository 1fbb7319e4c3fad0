import type { Place } from '../finding';
import { lineAt, matchesIn } from '../project/source';
import type { Subject } from '../subject';

/** Names of a class or function, joined for a pattern. */
type Names = string;

/**
 * Where something is made (`new Store(`) that none of the wrappers gets: neither inside of their call, nor by the name of its variable.
 * @param made a pattern with `g`
 */
export function unwrapped({ project: { sources } }: Subject, made: RegExp, wrappers: Names): Place[] {
    const wraps = new RegExp(String.raw`\b(?:${wrappers})\s{0,9}\([^;]{0,300}`, 'g');
    const inside = sources.flatMap(({ code }) => matchesIn(code, wraps).map(([text]) => text));
    return sources.flatMap(({ file, code }) => {
        const spans = matchesIn(code, wraps).map(({ 0: text, index }) => [index, index + text.length] as const);
        return matchesIn(code, made).filter(({ index }) => {
            if (spans.some(([from, to]) => from < index && index < to)) return false;
            const name = nameBefore(code, index);
            return name === undefined || !inside.some((text) => new RegExp(String.raw`\b${name}\b`).test(text));
        }).map(({ index }) => ({ file, line: lineAt(code, index) }));
    });
}

/** Where something is made (`new Logger(store`) whose first argument is not of the makers': no call of theirs, and no name of what they made. */
export function notGiven({ project: { sources } }: Subject, made: RegExp, makers: Names): Place[] {
    const makes = new RegExp(String.raw`\b(?:${makers})\b`);
    const isMade = (name: string) => {
        const pattern = new RegExp(String.raw`\b${name}\b[^=;\n]{0,80}=\s{0,9}(?:new )?(?:${makers})\b`);
        return sources.some(({ code }) => pattern.test(code));
    };
    return sources.flatMap(({ file, code }) => matchesIn(code, made).filter(({ 0: text, index }) => {
        const [argument = ''] = code.slice(index + text.length, index + text.length + 80).split(/[;\n]/);
        const [name] = /\w{1,60}(?=\s{0,9}\))/.exec(argument) ?? [];
        return !makes.test(argument) && !(name !== undefined && isMade(name));
    }).map(({ index }) => ({ file, line: lineAt(code, index) })));
}

function nameBefore(code: string, index: number): string | undefined {
    return /\b(\w{1,60})(?:\s{0,9}:\s{0,9}[\w.<>]{1,60})?\s{0,9}=\s{0,20}$/.exec(code.slice(Math.max(0, index - 160), index))?.[1];
}
