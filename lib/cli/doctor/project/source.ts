import { acceptancesIn, type Acceptances } from '../accepted';
import type { Place } from '../finding';
import { withoutComments } from './without-comments';
import { pageWithoutComments } from './page-without-comments';

/** A source file; comments are blank, so that positions are those of the file. */
export interface Source {
    file: string;
    kind: 'script' | 'page';
    code: string;
    accepts: Acceptances;
}

export function sourceOf(file: string, text: string): Source {
    const kind = /\.html?$/.test(file) ? 'page' : 'script';
    return { file, kind, accepts: acceptancesIn(text), code: kind === 'page' ? pageWithoutComments(text) : withoutComments(text) };
}

/** Most places of one pattern in one file: who mends two hundred finds the rest, too. */
const MOST = 200;

/** The first matches of a pattern (with `g`). */
export function matchesIn(code: string, pattern: RegExp): RegExpExecArray[] {
    const matches: RegExpExecArray[] = [];
    for (const match of code.matchAll(pattern)) {
        matches.push(match);
        if (matches.length === MOST) break;
    }
    return matches;
}

/** Where a pattern (with `g`) matches. Its quantifiers are bounded, so the time is linear in the code. */
export function placesIn({ file, code }: Source, pattern: RegExp): Place[] {
    const places: Place[] = [];
    let [line, from] = [1, 0];
    for (const { index } of matchesIn(code, pattern)) {
        line += newlines(code, from, index);
        from = index;
        if (places.at(-1)?.line !== line) places.push({ file, line });
    }
    return places;
}

function newlines(code: string, from: number, to: number): number {
    let count = 0;
    for (let at = code.indexOf('\n', from); at >= 0 && at < to; at = code.indexOf('\n', at + 1)) count += 1;
    return count;
}

/** The line of a position; the first is 1. */
export function lineAt(code: string, index: number): number {
    return 1 + newlines(code, 0, index);
}
