import { Filter } from './filter';
import type { Pattern } from './pattern';
import { JOINT, type Row } from './row';
import type { Scan } from './scan';
import { LONGEST_SHAPE, shapesByKey, type Shape, type Shapes } from './shapes';

/** How much less likely it is next to a word that speaks against it. */
const AGAINST = 0.4;

/** Finds what matches a pattern's shape among the pieces of a row. */
export class Codes {
    /** In a row with fewer there is none. */
    readonly fewestDigits: number;
    /** Of those that count anywhere and in which no letter touches a digit, the fewest digits without a letter between them. */
    readonly fewestApart: number;
    private readonly shapes: Map<number, Shapes>;
    /** Tells at once that there is no shape with a key, for most of them. */
    private readonly filter = new Filter();
    /** The place that is looked at: its letters and digits, and the text there. */
    private id = '';
    private written = '';
    /** Bit n is set when a shape has n characters. */
    private readonly lengths: number;

    constructor(patterns: readonly Pattern[], least: ReadonlyMap<string, number>) {
        this.shapes = shapesByKey(patterns, least);
        const keys = [...this.shapes.keys()];
        for (const key of keys) this.filter.add(key);
        this.lengths = keys.reduce((lengths, key) => lengths | (1 << (31 - Math.clz32(key))), 0);
        this.fewestDigits = Math.min(Infinity, ...keys.map((key) => bitsOf(key) - 1));
        this.fewestApart = Math.min(Infinity, ...keys.filter((key) => this.mayStandApart(key)).map(longestRun));
    }

    private mayStandApart(key: number): boolean {
        const length = 31 - Math.clz32(key);
        const changes = reversed((key ^ (key >> 1)) & ((1 << (length - 1)) - 1), length);
        return bitsOf(key) > 1 && this.shapes.get(key)!.free.some(({ cuts }) => (changes & ~cuts) === 0);
    }

    find(scan: Scan, row: Row): void {
        for (let first = 0; first < row.pieces; first++) {
            if (first === 0 || row.joint[first] !== JOINT.none) this.findFrom(scan, row, first);
        }
    }

    private findFrom(scan: Scan, row: Row, first: number): void {
        let key = 1;
        let cuts = 0;
        let length = 0;
        for (let piece = first; piece < row.pieces; piece++) {
            const more = row.lengthOf(piece);
            const isBroken = piece > first && row.joint[piece]! >= JOINT.comma;
            if (isBroken || length + more > LONGEST_SHAPE || row.isDigits[piece] === 2) return;
            if (piece > first && row.joint[piece] !== JOINT.none) cuts |= 1 << length;
            key = (key << more) | (row.isDigits[piece] === 1 ? (1 << more) - 1 : 0);
            length += more;
            if (((this.lengths >> length) & 1) === 0 || !this.filter.mayHave(key)) continue;
            const isWhole = piece + 1 === row.pieces || row.joint[piece + 1] !== JOINT.none;
            const shapes = isWhole ? this.shapes.get(key) : undefined;
            if (shapes) this.tryShapes(scan, row, shapes, first, piece, cuts);
        }
    }

    private tryShapes(scan: Scan, row: Row, { free, contextual, contexts }: Shapes, first: number, last: number, cuts: number): void {
        const start = row.startOf(first);
        const end = row.endOf(last);
        if (scan.isProved(start, end)) return;
        this.written = '';
        for (let index = 0; index < free.length; index++) {
            const shape = free[index]!;
            if ((cuts & ~shape.cuts) === 0) this.tryShape(scan, row, shape, first, last);
        }
        if (contextual.length === 0 || !scan.mentionsAny(contexts)) return;
        for (let index = 0; index < contextual.length; index++) {
            const shape = contextual[index]!;
            const isLikely = (cuts & ~shape.cuts) === 0 && scan.mentions(shape.context) && scan.near(shape.context, start, end) === 'for';
            if (isLikely) this.tryShape(scan, row, shape, first, last);
        }
    }

    private tryShape(scan: Scan, row: Row, shape: Shape, first: number, last: number): void {
        const start = row.startOf(first);
        const end = row.endOf(last);
        if (this.written === '') this.read(scan.text, row, first, last);
        if (shape.valid(this.id, this.written)) scan.claim(shape.kind, start, end, confidence(scan, shape, start, end));
    }

    private read(text: string, row: Row, first: number, last: number): void {
        this.written = text.slice(row.startOf(first), row.endOf(last));
        const from = row.first[first]!;
        const to = row.first[last + 1]!;
        const isPlain = first === last && row.isDigits[first] === 1 && to - from === this.written.length;
        this.id = isPlain ? this.written : to - from === this.written.length ? this.written.toUpperCase() : row.slice(from, to);
    }
}

function confidence(scan: Scan, { context, bare, inContext }: Shape, start: number, end: number): number {
    const near = context.id < 0 ? undefined : scan.near(context, start, end);
    if (near === 'for') return inContext;
    return near === 'against' ? bare * AGAINST : bare;
}

/** The most digits that follow each other. */
function longestRun(key: number): number {
    const runs = key.toString(2).slice(1).split('0');
    return Math.max(...runs.map(({ length }) => length));
}

/** With bit n where bit `length - n` was: shapes are read from the left, their keys from the right. */
function reversed(bits: number, length: number): number {
    let result = 0;
    for (let at = 1; at < length; at++) result |= ((bits >> (length - 1 - at)) & 1) << at;
    return result;
}

function bitsOf(key: number): number {
    let bits = 0;
    for (let rest = key; rest > 0; rest &= rest - 1) bits++;
    return bits;
}
