import assert from 'node:assert/strict';
import { EUROPE } from '../../../../../lib/redaction/detectors/countries/europe';
import type { Pattern } from '../../../../../lib/redaction/scan/pattern';
import { claimed } from '../../../scanning';

const PATTERNS: readonly Pattern[] = EUROPE;
const SEARCHED = PATTERNS.filter(({ handling }) => handling !== 'off');

describe('identifiers of Europe', () => {
    it('have a country and words that stand near them', () => {
        for (const { kind, region, context } of PATTERNS) assert.ok(/^[A-Z]{2}$/.test(region ?? '') && context, kind);
    });

    it('are handled alike wherever they have the same name', () => {
        for (const { kind, handling } of PATTERNS) assert.equal(handling, PATTERNS.find((each) => each.kind === kind)!.handling, kind);
    });

    it('are more likely next to such a word', () => {
        for (const { kind, confidence: [bare, inContext] } of PATTERNS) assert.ok(bare < inContext && inContext >= 0.5 && inContext <= 1, kind);
    });

    for (const text of [
        'call me on 020 7946 0123 or +44 20 7946 0123', 'it costs 1.234,56 € or 12 345 678', 'order 123456789012 of 2026-11-22',
        'error 0x80070005 in version 10.0.19045',
        'the room is open from 9:30 to 17:00', 'ISBN 978-3-16-148410-0', '6f9619ff-8b86-d011-b42d-00c04fc964ff', 'tracking 1Z999AA10123456784',
        'born on 14/07/1985',
        'at 1732288456789 in the log', 'I make 12 345 678 a year', 'y 1234567 a', '51.507351, -0.127758', 'flight BA2490 at gate A10',
        'the code is 493027',
    ]) {
        it(`are not seen in "${text}"`, () => assert.deepEqual(claimed({ patterns: SEARCHED }, text), []));
    }
});
