import { OptionError } from '../../support/errors';
import type { Detector, Finding } from '../finding';
import { worstCase } from './worst-case';

/** Every match of a pattern is a finding of such a kind. */
export interface PatternDetector {
    kind: string;
    pattern: RegExp;
}

/** More ways than this to match at one place would hold up every message that is made for it. */
const MOST_WAYS = 1_000;

/**
 * The detector for a developer's pattern. A pattern with bounded repetitions is run as it is, any other by `re2`, which takes
 * linear time whatever the pattern.
 * @throws {OptionError} when it has `*`, `+`, `{n,}`, a back reference or too many alternatives, and `re2` is not installed
 */
export function patternDetector(option: string, { kind, pattern }: PatternDetector): Detector {
    const matcher = linear(option, pattern);
    return (text) => spansOf(text, matcher).map(([start, end]): Finding => ({ kind, start, end }));
}

/** A pattern that finds all matches, and takes linear time to do so. */
export function linear(option: string, pattern: RegExp): RegExp {
    if (!(pattern instanceof RegExp)) throw new OptionError(option, 'a RegExp', pattern);
    const flags = [...new Set(`${pattern.flags.replace('y', '')}g`)].join('');
    if (worstCase(pattern) <= MOST_WAYS) return new RegExp(pattern.source, flags);
    const engine = re2();
    const advice = 'a pattern with bounded repetitions ({1,40} in place of + and *), or any pattern with the package re2 installed';
    if (!engine) throw new OptionError(option, advice);
    try {
        return new engine(pattern.source, flags.replace(/[dv]/g, 'u'));
    } catch {
        throw new OptionError(option, 'a pattern with bounded repetitions, or one that re2 understands');
    }
}

export function* matchesOf(text: string, pattern: RegExp): Generator<[start: number, end: number]> {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
        if (match[0] === '') pattern.lastIndex++;
        else yield [match.index, match.index + match[0].length];
    }
}

function spansOf(text: string, pattern: RegExp): [start: number, end: number][] {
    return [...matchesOf(text, pattern)];
}

/** The optional peer, when it is installed. */
function re2(): typeof RegExp | undefined {
    try {
        return require('re2') as typeof RegExp;
    } catch {
        return undefined;
    }
}
