import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { worstCase } from '../../../lib/redaction/custom/worst-case';

describe('worstCase', () => {
    for (const [pattern, ways] of [
        [/abc/, 1], [/EMP-[0-9]{6}/, 1], [/a?/, 2], [/a{2,4}/, 3], [/a{2,4}b{1,3}/, 9], [/a|b|c/, 3], [/(?:ab|c)d{0,2}/, 6], [/(?:a|b){1,2}/, 6], [/(?<name>a?)/, 2], [/(?=a?)b/, 2],
        [/(?<!a)b/, 1], [/[a-z\]+*]{3}/, 1], [/\d{1,3}\.\d{1,3}/, 9], [/\(\+\*\)/, 1], [/\p{L}{1,2}/u, 2], [/\u{1F600}?/u, 2], [new RegExp('[[a-z]--[b]]{2}', 'v'), 1], [/a{3}?/, 1], [/a{,3}/, 1], [/^a$/m, 1],
        [/(?:(?:a?){2}){2}/, 16], [/a{0}/, 1], [/\k/, 1],
    ] as const) {
        it(`is ${ways} for ${pattern}`, () => assert.equal(worstCase(pattern), ways));
    }
    for (const pattern of [/a+/, /a*b/, /a{2,}/, /(?:a+)+b/, /(a)\1/, /(?<x>a)\k<x>/, /(?=a*)b/, /[ab]+?/, /(?:a|b*)/]) {
        it(`grows with the text for ${pattern}`, () => assert.equal(worstCase(pattern), Infinity));
    }
    it('answers for every pattern there is', () => {
        fc.assert(
            fc.property(fc.string({ unit: fc.constantFrom(...'ab()[]{}|*+?\\0123,.^$-<>=!:kpu') }), (source) => {
                let pattern: RegExp;
                try {
                    pattern = new RegExp(source);
                } catch {
                    return;
                }
                assert.ok(worstCase(pattern) >= 0);
            }),
            { numRuns: 2_000 },
        );
    });
});
