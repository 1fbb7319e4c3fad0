import assert from 'node:assert/strict';
import type { Finding } from '../../../../lib/redaction/finding';
import type { Detectors } from '../../../../lib/redaction/scan/detector';
import { detectorOf } from '../../scanning';

/** Specs from texts in which the findings of a kind stand between `«` and `»`; in a text without marks there are none. */
export function itFindsMarked(detectors: Partial<Detectors>, kind: string, texts: readonly string[], least?: number): void {
    const detector = detectorOf(detectors, least);
    for (const marked of texts) {
        const expected = [...marked.matchAll(/«([^»]*)»/g)].map(([, value]) => value!);
        const text = marked.replaceAll(/[«»]/g, '');
        const title = `${expected.length > 0 ? 'finds' : 'leaves'} "${marked.replaceAll('\n', ' ')}"${least === undefined ? '' : ' in everything'}`;
        it(title, () => {
            const found = detector(text).filter((finding) => finding.kind === kind);
            assert.deepEqual([...new Set(outermost(found).map(({ start, end }) => text.slice(start, end)))], [...new Set(expected)]);
        });
    }
}

/** Without those that lie inside longer ones, which win in a redactor. */
function outermost(findings: readonly Finding[]): Finding[] {
    const length = ({ start, end }: Finding) => end - start;
    const isInside = (one: Finding, other: Finding) => other.start <= one.start && one.end <= other.end && length(other) > length(one);
    return findings.filter((one) => !findings.some((other) => isInside(one, other)));
}
