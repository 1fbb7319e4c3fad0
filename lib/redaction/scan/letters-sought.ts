import type { AnchoredDetector, TextSought } from './detector';
import type { Scan } from './scan';

/** Calls the detectors of what begins with letters, where these are. Few texts have any. */
export class Letters {
    readonly sought: readonly TextSought[];
    private readonly searches: readonly (readonly [letters: RegExp, detector: AnchoredDetector])[];

    constructor(detectors: readonly AnchoredDetector[]) {
        this.sought = detectors.flatMap(({ letters }) => letters ?? []);
        this.searches = detectors.flatMap((detector) => (detector.letters ? [[new RegExp(detector.letters.source, 'g'), detector] as const] : []));
    }

    find(scan: Scan): void {
        for (let search = 0; search < this.searches.length; search++) {
            const [letters, detector] = this.searches[search]!;
            letters.lastIndex = 0;
            for (let done = 0; letters.test(scan.text); ) {
                const at = letters.lastIndex - 1;
                if (at >= done) done = detector.find(scan, at);
            }
        }
    }
}

/**
 * Source of a regular expression that finds characters or letters. V8 searches for a class of characters much faster than for
 * alternatives, so these are tried where the last letter of one is.
 * @param members of a class of characters, without a dash but at the end
 */
export function anyOf(members: string, sought: readonly TextSought[]): string {
    if (sought.length === 0) return `[${members}]`;
    return `[${sought.map(({ last }) => last).join('')}${members}](?<=${[`[${members}]`, ...sought.map(({ source }) => source)].join('|')})`;
}
