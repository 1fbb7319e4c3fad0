import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Pattern } from '../../../../../lib/redaction/scan/pattern';
import { SURROUNDINGS } from '../../../found';
import { claimed, SEEN } from '../../../scanning';

/** What a spec says of one kind of identifier. */
export interface Identifier {
    kind: string;
    /** A word that stands near it. */
    word: string;
    /** Published examples, or made up ones. */
    valid: readonly string[];
    /** Wrong check digits, dates and prefixes. */
    wrong?: readonly string[];
    /** Whether a user sees it without the word. */
    bare?: boolean;
    /** Whether its check finds every single wrong digit: not if two remainders share a check digit. */
    checked?: boolean;
}

/** Proves each kind with its examples, in the words of `claimed`. */
export function describeIdentifiers(title: string, patterns: readonly Pattern[], identifiers: readonly Identifier[]): void {
    describe(title, () => {
        for (const each of identifiers) describe(each.kind, () => itFinds(patterns, each));

        it('has an example of every kind', () => {
            assert.deepEqual(new Set(identifiers.map(({ kind }) => kind)), new Set(patterns.map(({ kind }) => kind)));
        });
    });
}

function itFinds(patterns: readonly Pattern[], { kind, word, valid, wrong = [], bare = false, checked = false }: Identifier): void {
    const own = patterns.filter((each) => each.kind === kind);
    const isFound = (text: string, value: string, least: number) => claimed({ patterns: own }, text, least).includes(`${kind} ${value}`);
    const example = valid[0]!;
    const strictest = Math.max(...own.map(({ confidence }) => confidence[0]));

    for (const [index, value] of valid.entries()) {
        it(`is found after a word for it, example ${index + 1}`, () => assert.ok(isFound(`my ${word} is ${value}.`, value, SEEN)));
        it(`is found before a word for it, example ${index + 1}`, () => assert.ok(isFound(`${value} (${word})`, value, SEEN)));
    }

    it(`is ${bare ? '' : 'not '}seen without a word for it`, () => {
        assert.equal(isFound(`it says ${example} there`, example, SEEN), bare);
    });

    for (const [where, before, after] of SURROUNDINGS) {
        it(`is found ${where}`, () => assert.ok(isFound(`${word} ${before}${example}${after}`, example, SEEN)));
    }

    it('is no piece of something longer', () => {
        for (const text of [`${example}5`, `5${example}`, `x${example}`, `${example}x`]) assert.ok(!isFound(`${word} ${text}`, example, 0), text);
    });

    for (const [index, value] of wrong.entries()) {
        it(`is not taken for one, counterexample ${index + 1}`, () => assert.ok(!isFound(value, value, 0)));
    }

    if (checked) {
        it('is nothing with one digit changed', () => {
            for (const changed of changes(example)) assert.ok(!isFound(changed, changed, strictest), changed);
        });

        it('has one check at most, whatever else changes', () => {
            fc.assert(fc.property(fc.nat(9), fc.nat(9), (first, second) => {
                const body = withDigits(example, first, second);
                const fitting = Array.from('0123456789', (last) => body.replace(/\d(?=\D*$)/, last)).filter((each) => isFound(each, each, strictest));
                return fitting.length <= 1;
            }), { numRuns: 25 });
        });
    }
}

/** The value with each of its digits replaced by each other digit. */
function changes(value: string): string[] {
    return [...value].flatMap((character, at) =>
        /\d/.test(character) ? [...'0123456789'.replace(character, '')].map((digit) => value.slice(0, at) + digit + value.slice(at + 1)) : [],
    );
}

/** The value with the two digits before its last two replaced. */
function withDigits(value: string, first: number, second: number): string {
    return value.replace(/\d(?=(?:\D*\d){3}\D*$)/, String(first)).replace(/\d(?=(?:\D*\d){2}\D*$)/, String(second));
}
