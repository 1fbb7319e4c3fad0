import type { Finding } from './finding';

/**
 * The claims that hold, in order and not overlapping: the longest first, and of equally long ones the first made. What a
 * claim covers beyond a longer one stays covered, or the head of a phone number would leak next to a card number.
 */
export function settle(claims: readonly Finding[], text: string): Finding[] {
    return clustersOf(claims).flatMap((cluster) => (cluster.length === 1 ? cluster : settleCluster(cluster, text)));
}

/** Claims that overlap each other, directly or through others, together; in order. Keeps the rest linear. */
function clustersOf(claims: readonly Finding[]): Finding[][] {
    const clusters: Finding[][] = [];
    let end = 0;
    for (const claim of claims.toSorted((a, b) => a.start - b.start)) {
        if (claim.start < end) clusters.at(-1)?.push(claim);
        else clusters.push([claim]);
        end = Math.max(end, claim.end);
    }
    return clusters;
}

function settleCluster(claims: readonly Finding[], text: string): Finding[] {
    const byLength = claims.map((claim, order) => ({ claim, order })).sort((a, b) => lengthOf(b.claim) - lengthOf(a.claim) || a.order - b.order);
    const held: Finding[] = [];
    for (const { claim } of byLength) {
        const within = held.filter(({ start, end }) => start < claim.end && claim.start < end).sort((a, b) => a.start - b.start);
        held.push(...(within.length > 0 ? remains(claim, within, text) : [claim]));
    }
    return held.sort((a, b) => a.start - b.start);
}

/** The parts of a claim outside the held ones that have something to hide in them. */
function remains({ kind, start, end }: Finding, within: readonly Finding[], text: string): Finding[] {
    const ends = [...within.map((other) => other.start), end];
    const starts = [start, ...within.map((other) => other.end)];
    return starts.flatMap((from, index) => {
        const part = text.slice(from, Math.max(from, ends[index] ?? end));
        const trimmed = part.trim();
        const at = from + part.indexOf(trimmed);
        return /[\p{L}\p{N}]/u.test(trimmed) ? [{ kind, start: at, end: at + trimmed.length }] : [];
    });
}

function lengthOf({ start, end }: Finding): number {
    return end - start;
}
