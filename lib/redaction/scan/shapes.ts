import type { Pattern } from './pattern';
import type { Words } from './words';

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

    /** @param cuts bit n is set when a separator may stand before character n */
    constructor({ kind, valid = ALWAYS, context = NO_WORDS, confidence: [bare, inContext] }: Pattern, readonly cuts: number) {
        this.kind = kind;
        this.valid = valid;
        this.context = context;
        this.bare = bare;
        this.inContext = inContext;
    }
}

/** The shapes with one key: those that count anywhere, and those that count next to one of their words. */
export interface Shapes {
    free: Shape[];
    contextual: Shape[];
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
            const shape = new Shape(pattern, cutsOf(written));
            for (const key of keysOf(written.replaceAll('-', ''))) addTo(table, key, shape, shape.bare >= needed);
        }
    }
    return table;
}

function addTo(table: Map<number, Shapes>, key: number, shape: Shape, isFree: boolean): void {
    const shapes = table.get(key) ?? { free: [], contextual: [] };
    table.set(key, shapes);
    (isFree ? shapes.free : shapes.contextual).push(shape);
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
