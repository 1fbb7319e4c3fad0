import assert from 'node:assert/strict';
import type { Pattern } from '../../../../lib/redaction/scan/pattern';
import type { Detector } from '../../../../lib/redaction/finding';
import { detectorOf, SEEN } from '../../scanning';

/** A kind and a value of it as people write it. */
export type Written = readonly [kind: string, value: string];

const DIGITS = '0123456789'.split('');

/** Whether the whole value is claimed, however unlikely it is. */
export function finds(patterns: readonly Pattern[], [kind, value]: Written, least = 0, before = 'it is', behind = 'ok'): boolean {
    const start = before.length + 1;
    const found = detectorFor(patterns, least)(`${before} ${value} ${behind}`);
    return found.some((finding) => finding.kind === kind && finding.start === start && finding.end === start + value.length);
}

const detectors = new Map<readonly Pattern[], Map<number, Detector>>();

/** A scanner's tables take a while to fill. */
function detectorFor(patterns: readonly Pattern[], least: number): Detector {
    const known = detectors.get(patterns) ?? new Map<number, Detector>();
    detectors.set(patterns, known);
    const detector = known.get(least) ?? detectorOf({ patterns }, least);
    known.set(least, detector);
    return detector;
}

export interface Expectations {
    /** Claimed at least when everything is asked for. */
    found: readonly Written[];
    /** Never claimed. */
    left: readonly (readonly [title: string, kind: string, value: string])[];
    /** Claimed in front of a user without a word for them. */
    plain?: readonly Written[];
    /** Claimed in front of a user behind such words, and not without. */
    inContext?: readonly (readonly [words: string, kind: string, value: string])[];
    /** Values of which no other digit in any one place is right. */
    checked?: readonly Written[];
}

/** The specs that all countries have. */
export function itFinds(patterns: readonly Pattern[], { found, left, plain = [], inContext = [], checked = [] }: Expectations): void {
    for (const written of found) it(`finds a ${written[0]} like ${shapeOf(written[1])}`, () => assert.ok(finds(patterns, written)));
    for (const [title, kind, value] of left) it(`leaves a ${kind} with ${title}`, () => assert.ok(!finds(patterns, [kind, value])));
    for (const written of plain) it(`shows a ${written[0]} like ${shapeOf(written[1])}`, () => assert.ok(finds(patterns, written, SEEN)));
    for (const [words, kind, value] of inContext) {
        it(`shows a ${kind} like ${shapeOf(value)} behind "${words}" only`, () => {
            assert.deepEqual([finds(patterns, [kind, value], SEEN, words), finds(patterns, [kind, value], SEEN)], [true, false]);
        });
    }
    for (const [kind, value] of checked) {
        it(`leaves a ${kind} with any one digit changed`, () => assert.deepEqual(similar(patterns, kind, value), [value]));
    }
}

/** The value and those with one other digit that are claimed too. */
function similar(patterns: readonly Pattern[], kind: string, value: string): string[] {
    const places = value.split('').flatMap((character, index) => (DIGITS.includes(character) ? [index] : []));
    const changed = places.flatMap((index) => DIGITS.map((digit) => value.slice(0, index) + digit + value.slice(index + 1)));
    return [...new Set(changed)].filter((each) => finds(patterns, [kind, each]));
}

/** What it looks like, as test names are no place for numbers. */
export function shapeOf(value: string): string {
    return value.replaceAll(/[0-9]/g, '9').replaceAll(/[A-Z]/gi, 'A');
}
