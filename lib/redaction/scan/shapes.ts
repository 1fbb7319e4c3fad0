import type { Pattern } from './pattern';
import { AnyWords, type Words } from './words';

/** Stands for no context, so that all shapes are alike to V8. */
const NO_WORDS: Words = { id: -1 };
const ALWAYS = () => true;

/** One way to write a pattern. */
export class Shape {
    readonly kind: string;
    readonly valid: (id: string, written: string) => boolean;
    readonly context: Words;
    readonly bare: number;
    readonly inContext: number;

    /**
     * @param cuts bit n is set when a separator may stand before character n
     * @param least the confidence from which it counts
     */
    constructor({ kind, valid = ALWAYS, context = NO_WORDS, confidence: [bare, inContext] }: Pattern, readonly cuts: number, readonly least: number) {
        this.kind = kind;
        this.valid = valid;
        this.context = context;
        this.bare = bare;
        this.inContext = inContext;
    }
}

/** Shapes that fit a place: those that count anywhere, and those that count next to one of their words. */
export interface Fitting {
    free: readonly Shape[];
    contextual: readonly Shape[];
    /** The lists of words of the contextual ones, in the same order, and of all together. */
    lists: Int16Array;
    contexts: AnyWords;
}

/** Sets of separators for which it is kept what fits: more come from nobody but an attacker. */
const MOST_KEPT = 64;

/** The shapes with one key. */
export class Shapes {
    private readonly free: Shape[] = [];
    private readonly contextual: Shape[] = [];
    private readonly byCuts = new Map<number, Fitting | undefined>();

    add(shape: Shape, isFree: boolean): void {
        (isFree ? this.free : this.contextual).push(shape);
    }

    /** Those with separators where a place has some; bit n of `cuts` is set when one stands before its character n. */
    fitting(cuts: number): Fitting | undefined {
        if (this.byCuts.has(cuts)) return this.byCuts.get(cuts);
        const fits = (shape: Shape) => (cuts & ~shape.cuts) === 0;
        const [free, contextual] = [this.free.filter(fits), this.contextual.filter(fits)];
        const contexts = new AnyWords();
        for (const { context } of contextual) contexts.add(context);
        const lists = Int16Array.from(contextual, ({ context }) => context.id);
        const fitting = free.length + contextual.length > 0 ? { free, contextual, lists, contexts } : undefined;
        if (this.byCuts.size < MOST_KEPT) this.byCuts.set(cuts, fitting);
        return fitting;
    }
}

export const LONGEST_SHAPE = 28;
const MOST_WILD = 10;

/**
 * The shapes of the wanted patterns by their key: a one, then a bit for each character, one for a digit and none for a letter.
 * @throws {RangeError} for what is no shape
 */
export function shapesByKey(patterns: readonly Pattern[], least: ReadonlyMap<string, number>): Map<number, Shapes> {
    const table = new Map<number, Shapes>();
    for (const pattern of patterns) {
        const needed = least.get(pattern.kind) ?? Infinity;
        if (Math.max(...pattern.confidence) < needed) continue;
        for (const written of pattern.shapes) {
            const shape = new Shape(pattern, cutsOf(written), needed);
            for (const key of keysOf(written.replaceAll('-', ''))) addTo(table, key, shape, shape.bare >= needed);
        }
    }
    return table;
}

function addTo(table: Map<number, Shapes>, key: number, shape: Shape, isFree: boolean): void {
    const shapes = table.get(key) ?? new Shapes();
    table.set(key, shapes);
    shapes.add(shape, isFree);
}

function cutsOf(written: string): number {
    let cuts = 0;
    let length = 0;
    for (const character of written) {
        if (character === '-') cuts |= 1 << length;
        else length++;
    }
    return cuts;
}

function keysOf(plain: string): number[] {
    const wild = plain.split('X').length - 1;
    if (!/^[9AX]+$/.test(plain) || plain.length > LONGEST_SHAPE || wild > MOST_WILD) throw new RangeError(`not a shape: ${plain}`);
    let keys = [1];
    for (const character of plain) {
        keys = keys.flatMap((key) => (character === 'X' ? [key << 1, (key << 1) | 1] : [(key << 1) | (character === '9' ? 1 : 0)]));
    }
    return keys;
}
