import type { Finding } from './finding';

/** The longest first of those that begin at the same place, then the most likely. */
export function byPlace(a: Finding, b: Finding): number {
    return a.start - b.start || b.end - a.end || (b.confidence ?? 1) - (a.confidence ?? 1);
}

/**
 * The claims that hold, in order and not overlapping: the longest first, and of equally long ones the most likely, then the first made.
 * What a claim covers beyond a longer one stays covered, or the head of a phone number would leak next to a card number.
 */
export function settle(claims: readonly Finding[], text: string): Finding[] {
    if (areApart(claims)) return [...claims];
    const inOrder = claims.toSorted(byPlace);
    return outermost(inOrder) ?? clustersOf(inOrder).flatMap((cluster) => (cluster.length === 1 ? cluster : settleCluster(cluster, text)));
}

/** Whether they stand in order already, and none overlaps another. */
function areApart(claims: readonly Finding[]): boolean {
    for (let index = 1; index < claims.length; index++) if (claims[index]!.start < claims[index - 1]!.end) return false;
    return true;
}

/** The claims that lie in no other, when none overlaps another in part: nearly always. */
function outermost(inOrder: readonly Finding[]): Finding[] | undefined {
    const held: Finding[] = [];
    let end = 0;
    for (const claim of inOrder) {
        if (claim.start < end && claim.end > end) return undefined;
        if (claim.end <= end && claim.start < end) continue;
        held.push(claim);
        end = claim.end;
    }
    return held;
}

/** Claims that overlap each other, directly or through others, together; in order. Keeps the rest linear. */
function clustersOf(inOrder: readonly Finding[]): Finding[][] {
    const clusters: Finding[][] = [];
    let end = 0;
    for (const claim of inOrder) {
        if (claim.start < end) clusters.at(-1)?.push(claim);
        else clusters.push([claim]);
        end = Math.max(end, claim.end);
    }
    return clusters;
}

/** Paints the claims over each other, the ones that count most last, and reads off what is left to see of each. */
function settleCluster(claims: readonly Finding[], text: string): Finding[] {
    const offset = claims[0]?.start ?? 0;
    const painted = new Int32Array(claims.reduce((last, { end }) => Math.max(last, end), offset) - offset);
    const inOrder = claims.map((claim, order) => ({ claim, order })).toSorted((a, b) => lengthOf(a.claim) - lengthOf(b.claim) || b.order - a.order);
    for (const { claim, order } of inOrder) painted.fill(order, claim.start - offset, claim.end - offset);
    const held: Finding[] = [];
    for (let start = 0, end = 0; start < painted.length; start = end) {
        const claim = claims[painted[start] ?? 0] as Finding;
        while (end < painted.length && painted[end] === painted[start]) end++;
        held.push(...visible(claim, start + offset, end + offset, text));
    }
    return held;
}

/** The part of a claim that no other covers, if it has something to hide. */
function visible({ kind, ...whole }: Finding, start: number, end: number, text: string): Finding[] {
    if (start === whole.start && end === whole.end) return [{ kind, start, end }];
    const part = text.slice(start, end);
    const trimmed = part.trim();
    const at = start + part.indexOf(trimmed);
    return /[\p{L}\p{N}]/u.test(trimmed) ? [{ kind, start: at, end: at + trimmed.length }] : [];
}

function lengthOf({ start, end }: Finding): number {
    return end - start;
}
