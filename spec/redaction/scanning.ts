import type { Detector } from '../../lib/redaction/finding';
import type { Detectors } from '../../lib/redaction/scan/detector';
import { Scanner } from '../../lib/redaction/scan/scanner';
import { fold } from '../../lib/redaction/text/fold';

/** Least confidence that a user sees. */
export const SEEN = 0.5;

/** The detectors by themselves, on the folded text, as in a redactor. */
export function detectorOf(detectors: Partial<Detectors>, least = SEEN): Detector {
    const all: Detectors = { patterns: [], numbers: [], rows: [], anchored: [], ...detectors };
    const kinds = [
        ...all.patterns.map(({ kind }) => kind),
        ...[...all.numbers, ...all.rows, ...all.anchored].flatMap((each) => Object.keys(each.kinds)),
    ];
    const scanner = new Scanner(all, new Map(kinds.map((kind) => [kind, least])));
    return (text) => {
        const view = fold(text);
        const claims = scanner.find(view.text).map(({ kind, ...span }) => {
            const [start, end] = view.unfold(span.start, span.end);
            return { kind, start, end };
        });
        return claims.toSorted((a, b) => a.start - b.start || a.end - b.end);
    };
}

/** What detectors claim in a text with at least such confidence: `KIND value`, in order. */
export function claimed(detectors: Partial<Detectors>, text: string, least = SEEN): string[] {
    const claims = detectorOf(detectors, least)(text);
    return [...new Set(claims.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`))];
}
