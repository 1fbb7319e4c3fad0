import type { PatternDetector } from './custom/pattern-detector';
import { isExternal, type ExternalDetector } from './custom/external';
import type { Detector, Finding } from './finding';
import type { RedactorOptions } from './redactor';

type Added = Detector | PatternDetector | ExternalDetector;

/** The developer's detectors as far as they find what is hidden. What is wrong with one, or with its findings, is left for the Redactor to say. */
export function detectorsFor(detectors: RedactorOptions['detectors'], isHidden: (kind: string) => boolean): RedactorOptions['detectors'] {
    if (!Array.isArray(detectors)) return detectors;
    const hidden = <F extends readonly Finding[]>(findings: F): F =>
        (Array.isArray(findings) ? findings.filter((finding) => typeof finding?.kind !== 'string' || isHidden(finding.kind)) : findings) as F;
    return (detectors as readonly Added[]).flatMap((detector): readonly Added[] => {
        if (typeof detector === 'function') return [(text) => hidden(detector(text))];
        if (isExternal(detector)) return [{ findAsync: async (...given) => hidden(await detector.findAsync(...given)), timeout: detector.timeout }];
        return typeof detector?.kind === 'string' && detector.pattern instanceof RegExp && !isHidden(detector.kind) ? [] : [detector];
    });
}
