import { Filter } from './filter';
import type { Pattern } from './pattern';
import { DIGITS, FOREIGN } from './reading';
import { JOINT } from './row-bounds';
import type { Row } from './row';
import type { Scan } from './scan';
import { LONGEST_SHAPE, shapesByKey, type Fitting, type Shape, type Shapes } from './shapes';

/** How much less likely it is next to a word that speaks against it. */
const AGAINST = 0.4;

/** Is told of a place in a row, from piece `first` to piece `last`, and the shapes that fit there. */
export type TakeWindow = (first: number, last: number, fitting: Fitting) => void;

/** Finds what matches a pattern's shape among the pieces of a row. */
export class Codes {
    /** By the number of digits up to which it counts: how short shapes with no more digits are. */
    private readonly shortest: readonly number[];
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
        this.shortest = shortestUpTo(keys);
    }

    /** Whether a shape could be in a row with so many letters and digits. */
    mayHold({ digits, length }: Row): boolean {
        return length >= this.shortest[Math.min(digits, LONGEST_SHAPE)]!;
    }

    /** Calls `take` for each place in a row that some shape fits. */
    windows(row: Row, take: TakeWindow): void {
        for (let first = 0; first < row.pieces; first++) {
            if (first === 0 || row.joint[first] !== JOINT.none) this.windowsFrom(row, first, take);
        }
    }

    private windowsFrom(row: Row, first: number, take: TakeWindow): void {
        let key = 1;
        let cuts = 0;
        let length = 0;
        for (let piece = first; piece < row.pieces; piece++) {
            const more = row.lengthOf(piece);
            const isBroken = piece > first && row.joint[piece]! >= JOINT.comma;
            if (isBroken || length + more > LONGEST_SHAPE || row.kinds[piece] === FOREIGN) return;
            if (piece > first && row.joint[piece] !== JOINT.none) cuts |= 1 << length;
            key = (key << more) | (row.kinds[piece] === DIGITS ? (1 << more) - 1 : 0);
            length += more;
            if (((this.lengths >> length) & 1) === 0 || !this.filter.mayHave(key)) continue;
            const isWhole = piece + 1 === row.pieces || row.joint[piece + 1] !== JOINT.none;
            const fitting = isWhole ? this.shapes.get(key)?.fitting(cuts) : undefined;
            if (fitting) take(first, piece, fitting);
        }
    }

    /** Claims what is right there. */
    look(scan: Scan, row: Row, first: number, last: number, { free, contextual, lists, contexts }: Fitting): void {
        const start = row.startOf(first);
        const end = row.endOf(last);
        if (scan.isProved(start, end)) return;
        this.written = '';
        for (let index = 0; index < free.length; index++) this.tryShape(scan, row, free[index]!, first, last);
        if (lists.length === 0 || !scan.mentionsAny(contexts)) return;
        for (let index = 0; index < lists.length; index++) {
            if (!scan.mentionsList(lists[index]!)) continue;
            const shape = contextual[index]!;
            if (scan.near(shape.context, start, end) === 'for') this.tryShape(scan, row, shape, first, last);
        }
    }

    private tryShape(scan: Scan, row: Row, shape: Shape, first: number, last: number): void {
        const start = row.startOf(first);
        const end = row.endOf(last);
        if (this.written === '') this.read(scan.text, row, first, last);
        if (!shape.valid(this.id, this.written)) return;
        const found = confidence(scan, shape, start, end);
        if (found >= shape.least) scan.claimWanted(shape.kind, start, end, found);
    }

    private read(text: string, row: Row, first: number, last: number): void {
        this.written = text.slice(row.startOf(first), row.endOf(last));
        const from = row.first[first]!;
        const to = row.first[last + 1]!;
        const isPlain = first === last && row.kinds[first] === DIGITS && to - from === this.written.length;
        this.id = isPlain ? this.written : to - from === this.written.length ? this.written.toUpperCase() : row.slice(from, to);
    }
}

function confidence(scan: Scan, { context, bare, inContext }: Shape, start: number, end: number): number {
    const near = context.id < 0 ? undefined : scan.near(context, start, end);
    if (near === 'for') return inContext;
    return near === 'against' ? bare * AGAINST : bare;
}

/** How short the shapes are that have no more digits than the index says. */
function shortestUpTo(keys: readonly number[]): number[] {
    const shortest = Array.from({ length: LONGEST_SHAPE + 1 }, () => Infinity);
    for (const key of keys) for (let digits = bitsOf(key) - 1; digits <= LONGEST_SHAPE; digits++) shortest[digits] = Math.min(shortest[digits]!, 31 - Math.clz32(key));
    return shortest;
}

function bitsOf(key: number): number {
    let bits = 0;
    for (let rest = key; rest > 0; rest &= rest - 1) bits++;
    return bits;
}
