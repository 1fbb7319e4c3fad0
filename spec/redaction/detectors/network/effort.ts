import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import type { AnchoredDetector } from '../../../../lib/redaction/scan/detector';
import { Scanner } from '../../../../lib/redaction/scan/scanner';

/** Texts made to be expensive, by their length. */
const HOSTILE = [
    'http://a.a.', '@', 'a@a.', '1.1.1.', '::', 'a:', '0x', 'a.', '[', '//', 'www.', 'a', '1', '1 ', '12-', 'aa-', '00:', '0000.', 'aaaa.', 'a1', '1:1.', '10.0.0.1 ', 'fe80::1 ',
    'a@b.co ', 'a@b.co|', 'x@[1.1.1.1] ', '"@', 'a @ b.co ', 'a.com ', 'A.Aa.', 'ж.', 'ж@ж.', '是.', '51.12345, 0.12345 ', '1.11 ', 'localhost:1', 'a:a@a:1', '00 11 22 33 ', '_.',
    'http://_', '%7B1', `${'a'.repeat(64)}@`, `@${'a.'.repeat(120)}`, '123e4567-e89b-12d3-a456-426655440000-', 'a.co/((((', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2 ',
];

/** Checks that a detector reads twice the text with twice the effort, whatever the text is made of. */
export function linear(detector: AnchoredDetector): void {
    for (const unit of HOSTILE) {
        it(`reads ${JSON.stringify(unit.slice(0, 20))} in linear time`, () => {
            const [once, twice] = [3_000, 6_000].map((length) => effort(detector, unit.repeat(Math.ceil(length / unit.length))));
            assert.ok(twice! <= 2.3 * once! + 2_000, `${once} characters, then ${twice}`);
            assert.ok(once! <= 3_000 * 60, `${once} characters`);
        });
    }
}

/** Characters looked at or cut out, and expressions tried. */
function effort(detector: AnchoredDetector, text: string): number {
    const scanner = new Scanner({ patterns: [], numbers: [], rows: [], anchored: [detector] }, new Map(Object.keys(detector.kinds).map((kind) => [kind, 0])));
    const { charCodeAt, slice, lastIndexOf } = String.prototype;
    let done = 0;
    sinon.replace(String.prototype, 'charCodeAt', function (this: string, at) {
        done++;
        return charCodeAt.call(this, at);
    });
    sinon.replace(String.prototype, 'slice', function (this: string, start, end) {
        const part = slice.call(this, start, end);
        done += part.length;
        return part;
    });
    sinon.replace(String.prototype, 'lastIndexOf', function (this: string, what, from = this.length) {
        const index = lastIndexOf.call(this, what, from);
        done += from - index;
        return index;
    });
    try {
        scanner.find(text);
        return done;
    } finally {
        sinon.restore();
    }
}
