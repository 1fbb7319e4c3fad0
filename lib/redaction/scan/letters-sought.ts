import type { AnchoredDetector, TextSought } from './detector';
import type { Scan } from './scan';

/** Calls the detectors of what begins with letters, where these are. Few texts have any. */
export class Letters {
    readonly sought: readonly TextSought[];
    private readonly any: RegExp | undefined;
    private readonly searches: readonly (readonly [letters: RegExp, detector: AnchoredDetector])[];

    constructor(detectors: readonly AnchoredDetector[]) {
        this.sought = detectors.flatMap(({ letters }) => letters ?? []);
        this.searches = detectors.flatMap((detector) => (detector.letters ? [[new RegExp(detector.letters.source, 'g'), detector] as const] : []));
        if (this.sought.length > 0) this.any = new RegExp(anyOf('', this.sought));
    }

    find(scan: Scan): void {
        if (!this.any?.test(scan.text)) return;
        for (const [letters, detector] of this.searches) {
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
    const characters = members === '' ? [] : [`[${members}]`];
    return `[${sought.map(({ last }) => last).join('')}${members}](?<=${[...characters, ...sought.map(({ source }) => source)].join('|')})`;
}
