import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineCutter } from '../../../lib/cli/scan/cut/line-cutter';
import { LARGEST_VALUE, ValueCutter } from '../../../lib/cli/scan/cut/value-cutter';
import { PIECE_SIZE, type Cutter, type Piece } from '../../../lib/cli/scan/piece';
import { linesOf, unitsOf } from '../../../lib/cli/scan/search/units';

/** Everything a cutter makes of a text that comes in chunks of these sizes, over and over. */
function cut(cutter: Cutter, text: string | Buffer, sizes: readonly number[] = [1 << 20]): Piece[] {
    const bytes = Buffer.from(text as string);
    const pieces: Piece[] = [];
    for (let at = 0, index = 0; at < bytes.length; index++) {
        const size = sizes[index % sizes.length] as number;
        pieces.push(...cutter.push(bytes.subarray(at, at + size)));
        at += size;
    }
    return [...pieces, ...cutter.end()];
}

function own({ bytes, before = 0, after = 0 }: Piece): Buffer {
    return Buffer.from(bytes).subarray(before, bytes.length - after);
}

const whole = (pieces: readonly Piece[]) => Buffer.concat(pieces.map(own)).toString();
const values = (pieces: readonly Piece[]) => pieces.flatMap((piece) => [...unitsOf(piece)].map(([start, end]) => Buffer.from(piece.bytes).subarray(start, end).toString()));
const chunkings = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

describe('bot-warden scan, cutting JSON', function () {
    this.timeout(180_000);
    it('gives out the elements that JSON.parse sees, however the text is spaced and comes in', () => {
        fc.assert(fc.property(fc.array(fc.jsonValue()), fc.constantFrom(undefined, 1, '\t', '\r\n '), chunkings, (elements, space, sizes) => {
            const cutter = new ValueCutter();
            const text = JSON.stringify(elements, undefined, space);
            const pieces = cut(cutter, text, sizes);
            assert.deepEqual(values(pieces).map((each) => JSON.parse(each) as unknown), JSON.parse(text));
            assert.equal(whole(pieces), text);
            assert.ok(!cutter.isTruncated);
        }));
    });

    it('does so for several values one after the other', () => {
        fc.assert(fc.property(fc.array(fc.oneof(fc.object(), fc.array(fc.integer()).map((each) => ({ each })))), fc.constantFrom('\n', '\r\n', ' ', ''), chunkings, (each, between, sizes) => {
            const pieces = cut(new ValueCutter(), each.map((value) => JSON.stringify(value)).join(between), sizes);
            assert.deepEqual(values(pieces), each.map((value) => JSON.stringify(value)));
        }));
    });

    it('says when the text broke off, and loses nothing of it', () => {
        fc.assert(fc.property(fc.array(fc.object(), { minLength: 1 }), fc.nat(), chunkings, (elements, at, sizes) => {
            const cutter = new ValueCutter();
            const text = JSON.stringify(elements);
            const part = text.slice(0, 1 + (at % (text.length - 1)));
            assert.equal(whole(cut(cutter, part, sizes)), Buffer.from(part).toString());
            assert.ok(cutter.isTruncated);
        }));
    });

    it('loses nothing of what is no JSON at all', () => {
        fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'[]{}",:\\ \n1a') }), chunkings, (text, sizes) => {
            assert.equal(whole(cut(new ValueCutter(), text, sizes)), text);
        }));
    });

    it('gives out a value that is too large in parts that overlap, and then goes on', () => {
        const huge = { text: 'ä'.repeat(LARGEST_VALUE) };
        const text = JSON.stringify([{ first: 1 }, huge, { last: 1 }]);
        const pieces = cut(new ValueCutter(), text, [777_777]);
        assert.equal(whole(pieces), text);
        assert.deepEqual(values([pieces[0]!, pieces.at(-1)!]), ['{"first":1}', '{"last":1}']);
        for (const { bytes, form } of pieces.slice(1, -1)) assert.ok(form === 'text' && bytes.length < 2 * PIECE_SIZE && !Buffer.from(bytes).toString().includes('\uFFFD'));
    });
});

describe('bot-warden scan, cutting lines', function () {
    this.timeout(180_000);
    it('cuts at line breaks alone, and loses nothing', () => {
        fc.assert(fc.property(fc.array(fc.string()), chunkings, (lines, sizes) => {
            const text = lines.join('\n').repeat(3);
            const pieces = cut(new LineCutter(), text, sizes);
            assert.equal(whole(pieces), Buffer.from(text).toString());
        }));
        const text = `${'x'.repeat(99)}\n`.repeat(20_000);
        const pieces = cut(new LineCutter(), text, [100_001]);
        assert.ok(pieces.length > 5 && pieces.every(({ bytes, form }) => form === 'lines' && bytes.at(-1) === 10 && bytes.length <= PIECE_SIZE));
        assert.equal(whole(pieces), text);
    });

    it('gives out a line without end in parts that overlap', () => {
        const text = `short\n${'日本語 4111 1111 1111 1111 '.repeat(200_000)}\nshort`;
        const pieces = cut(new LineCutter(), text, [1_000_003]);
        assert.equal(whole(pieces), text);
        assert.ok(pieces.every(({ bytes }) => bytes.length < 5 * PIECE_SIZE && !Buffer.from(bytes).toString().includes('\uFFFD')));
        assert.ok(pieces.filter(({ form }) => form === 'text').length > 10);
    });

    it('keeps a key in PEM together', () => {
        const key = `-----BEGIN RSA PRIVATE KEY-----\n${`${'A'.repeat(64)}\n`.repeat(30)}-----END RSA PRIVATE KEY-----\n`;
        for (let shift = 0; shift < 2_200; shift += 297) {
            const text = `${'x'.repeat(63)}\n`.repeat(PIECE_SIZE / 64 - 10) + `${'y'.repeat(shift % 90)}\n`.repeat(1 + shift / 97) + key + `${'z'.repeat(999)}\n`.repeat(300);
            const pieces = cut(new LineCutter(), text);
            const [piece] = pieces.filter(({ bytes }) => Buffer.from(bytes).includes('BEGIN'));
            const lines = [...linesOf(piece!.bytes)].map(([start, end]) => Buffer.from(piece!.bytes).subarray(start, end).toString());
            assert.ok(lines.includes(key.trimEnd()), `shift ${shift}`);
            assert.equal(whole(pieces), text);
        }
    });
});
