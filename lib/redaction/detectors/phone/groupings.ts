import { GROUPINGS } from './metadata';

/** First digits that decide whether a number is in use. */
const PREFIX = 4;
/** More groups are no national number. */
export const MOST_GROUPS = 6;

/** By the lengths of the groups, four bits each: a bit for each prefix that is written so. Read when the first number is looked at. */
let byGroups: Map<number, Uint8Array> | undefined;

/** Whether a region's numbers that begin like the digits from `at` are written in groups of such lengths, four bits each. */
export function isGrouping(groups: number, codes: Uint8Array, at: number): boolean {
    byGroups ??= read();
    const prefixes = byGroups.get(groups);
    if (!prefixes) return false;
    let prefix = 0;
    for (let index = at; index < at + PREFIX; index++) prefix = prefix * 10 + codes[index]! - 48;
    return ((prefixes[prefix >> 3]! >> (prefix & 7)) & 1) !== 0;
}

/** Not every pair of neighbours is held apart by everybody: all but the first group may be written together, and the whole. */
function read(): Map<number, Uint8Array> {
    const table = new Map<number, Uint8Array>();
    for (const entry of GROUPINGS.split(' ')) {
        const [groups, ranges] = entry.split(':') as [string, string];
        const lengths = Array.from(groups, (length) => parseInt(length, 16));
        for (const way of [[sum(lengths)], ...joined(lengths)]) add(table, way, ranges);
    }
    return table;
}

function add(table: Map<number, Uint8Array>, lengths: readonly number[], ranges: string): void {
    const key = lengths.reduce((groups, length) => groups * 16 + length, 0);
    const prefixes = table.get(key) ?? new Uint8Array(10 ** PREFIX / 8);
    table.set(key, prefixes);
    let at = 0;
    for (const range of ranges.split(',')) {
        const [skip, more = '0'] = range.split('-') as [string, string?];
        at += parseInt(skip, 36);
        for (const last = at + parseInt(more, 36); at <= last; at++) prefixes[at >> 3]! |= 1 << (at & 7);
    }
}

function joined([first = 0, second, ...rest]: readonly number[]): number[][] {
    if (second === undefined) return [[first]];
    const [apart, together] = [joined([second, ...rest]), rest.length > 0 ? joined([second + rest[0]!, ...rest.slice(1)]) : []];
    return [...apart, ...together].map((groups) => [first, ...groups]);
}

function sum(numbers: readonly number[]): number {
    return numbers.reduce((total, number) => total + number, 0);
}
