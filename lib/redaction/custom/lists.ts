import { disregard } from '../../support/disregard';
import { OptionError } from '../../support/errors';
import type { Detector, Finding } from '../finding';
import { linear, matchesOf } from './pattern-detector';

/** A value (in any case), a pattern that the whole value matches, or a function that answers for it. */
export type Allowed = string | RegExp | ((value: string, finding: Finding) => boolean);

/** The kind of what is on the deny list. */
export const DENIED = 'DENIED';

/** Whether a finding is one that the developer lets pass. */
export function allowedBy(list: readonly Allowed[]): (value: string, finding: Finding) => boolean {
    if (!Array.isArray(list)) throw new OptionError('allow', 'an array of strings, patterns and functions', list);
    const texts = new Set<string>();
    const others: ((value: string, finding: Finding) => boolean)[] = [];
    for (const [index, each] of (list as readonly Allowed[]).entries()) {
        if (typeof each === 'string' && each.trim() !== '') texts.add(each.toLowerCase());
        else if (typeof each === 'function') others.push((value, finding) => isTrue(each(value, finding)));
        else if (each instanceof RegExp) others.push(wholly(linear(`allow[${index}]`, each)));
        else throw new OptionError(`allow[${index}]`, 'a non-empty string, a RegExp or a function', each);
    }
    return (value, finding) => texts.has(value.toLowerCase()) || others.some((allows) => allows(value, finding));
}

/** A promise of an answer is none. */
function isTrue(answer: unknown): boolean {
    disregard(answer);
    return answer === true;
}

function wholly(pattern: RegExp): (value: string) => boolean {
    return (value) => [...matchesOf(value, pattern)].some(([start, end]) => start === 0 && end === value.length);
}

/** Finds what must never pass: words and phrases in any case, and what patterns match. */
export function deniedBy(list: readonly (string | RegExp)[] = []): Detector | undefined {
    if (!Array.isArray(list)) throw new OptionError('deny', 'an array of strings and patterns', list);
    const patterns = (list as readonly (string | RegExp)[]).map((each, index) => {
        if (typeof each === 'string' && each.trim() !== '') return literal(each);
        if (each instanceof RegExp) return linear(`deny[${index}]`, each);
        throw new OptionError(`deny[${index}]`, 'a non-empty string or a RegExp', each);
    });
    if (patterns.length === 0) return undefined;
    return (text) => patterns.flatMap((pattern) => [...matchesOf(text, pattern)].map(([start, end]) => ({ kind: DENIED, start, end })));
}

/** As a word of its own: `Ann` is not in `annual`. */
function literal(word: string): RegExp {
    const escaped = word.trim().replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s{1,8}`);
    return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'giu');
}
