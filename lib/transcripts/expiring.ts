/** Records, from one number to another, some of which have a time of their own: the first is due at `at` (epoch milliseconds). */
export type Stretch = readonly [from: number, to: number, at: number];

/** More are joined with their neighbours, so that what is known of a conversation stays small however long it is. */
const MOST = 32;

/** Stretches, and more of them. */
export function withStretches(known: readonly Stretch[] | undefined, more: readonly Stretch[]): readonly Stretch[] | undefined {
    let all = [...(known ?? []), ...more].toSorted(([a], [b]) => a - b);
    while (all.length > MOST) all = joinedInPairs(all);
    return all.length > 0 ? all : undefined;
}

/** Without those that are due at `now` and were looked through, with what was left in them. */
export function looked(known: readonly Stretch[] | undefined, through: readonly Stretch[], left: readonly Stretch[], now: number): readonly Stretch[] | undefined {
    const isOver = ([from, to, at]: Stretch) => at <= now && through.some(([first, last]) => first <= from && to <= last);
    return withStretches(known?.filter((stretch) => !isOver(stretch)), left);
}

/** One stretch for all of these. */
export function joined(stretches: readonly Stretch[]): readonly Stretch[] {
    const [first, ...rest] = stretches;
    return first ? [rest.reduce(both, first)] : [];
}

function joinedInPairs(all: readonly Stretch[]): Stretch[] {
    return all.flatMap((_, index) => (index % 2 === 0 ? joined(all.slice(index, index + 2)) : []));
}

function both([from, to, at]: Stretch, [otherFrom, otherTo, otherAt]: Stretch): Stretch {
    return [Math.min(from, otherFrom), Math.max(to, otherTo), Math.min(at, otherAt)];
}
