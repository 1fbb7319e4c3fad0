import { OptionError, WardenError } from '../support/errors';
import { allowedBy, deniedBy, DENIED, type Allowed } from './custom/lists';
import { patternDetector, type PatternDetector } from './custom/pattern-detector';
import { isExternal, type ExternalDetector } from './custom/external';
import { areWithin, type Detector, type Finding } from './finding';
import { scannerFor, type KindOptions } from './kinds';
import type { Scanner } from './scan/scanner';
import { mayHoldWords, mayMeanMore, UNUSUAL, viewsOf, type View } from './text/views';

export interface SearcherOptions extends KindOptions {
    detectors?: readonly (Detector | PatternDetector | ExternalDetector)[] | undefined;
    allow?: readonly Allowed[] | undefined;
    deny?: readonly (string | RegExp)[] | undefined;
}

/** From here on a finding holds in a text in which letters were read as digits: its check digits agree. */
const PROVED = 0.8;
const NOTHING: readonly Finding[] = Object.freeze([]);

/** All claims to places of a text: what is built in and what the developer added, without what is allowed. */
export class Searcher {
    readonly external: readonly ExternalDetector[];
    private readonly scanner: Scanner;
    /** A text without any of this, and without words for digits, has nothing to find: most texts. */
    private readonly gate: RegExp;
    private readonly added: readonly Detector[];
    private readonly isAllowed: ((value: string, finding: Finding) => boolean) | undefined;

    constructor(options: SearcherOptions) {
        this.scanner = scannerFor(options);
        this.gate = new RegExp(this.scanner.gateSource(UNUSUAL));
        const detectors = detectorsOf(options.detectors);
        this.external = detectors.filter((detector) => isExternal(detector));
        const denied = deniedBy(options.deny);
        this.added = [...detectors.flatMap((each, index) => inProcess(each, index)), ...(denied ? [denied] : [])];
        this.isAllowed = options.allow === undefined ? undefined : allowedBy(options.allow);
    }

    /** @param outside what external detectors found in the text */
    claims(text: string, outside: readonly Finding[] = NOTHING): readonly Finding[] {
        let claims = this.builtInClaims(text);
        if (this.added.length > 0) claims = [...claims, ...this.addedClaims(text)];
        if (outside.length > 0) claims = [...claims, ...outside];
        return this.isAllowed && claims.length > 0 ? claims.filter((claim) => !this.passes(text, claim)) : claims;
    }

    private builtInClaims(text: string): readonly Finding[] {
        if (!this.gate.test(text) && !mayHoldWords(text)) return NOTHING;
        const seen = this.scanner.read(text);
        return mayMeanMore(seen) ? this.claimsInAll(viewsOf(text, seen)) : this.scanner.find(text);
    }

    private claimsInAll(views: readonly View[]): readonly Finding[] {
        let claims = this.claimsIn(views[0]!);
        for (let index = 1; index < views.length; index++) claims = [...claims, ...this.claimsIn(views[index]!)];
        return claims;
    }

    /** What the built-in detectors find in a view, at its place in the text. */
    private claimsIn(view: View): readonly Finding[] {
        const claims = this.scanner.find(view.text);
        if (claims.length === 0) return NOTHING;
        const held = view.onlyChecked ? claims.filter(({ confidence }) => confidence >= PROVED) : claims;
        for (const claim of held) [claim.start, claim.end] = view.unfold(claim.start, claim.end);
        return held;
    }

    private addedClaims(text: string): Finding[] {
        return this.added.flatMap((detector) => {
            const findings = detector(text);
            if (!areWithin(findings, text)) throw new WardenError('ERR_WARDEN_DETECTOR', 'a detector must return findings inside the text');
            return findings;
        });
    }

    private passes(text: string, finding: Finding): boolean {
        return finding.kind !== DENIED && this.isAllowed!(text.slice(finding.start, finding.end), finding);
    }
}

function detectorsOf(detectors: SearcherOptions['detectors'] = []): readonly (Detector | PatternDetector | ExternalDetector)[] {
    if (!Array.isArray(detectors)) throw new OptionError('detectors', 'an array of detectors', detectors);
    return [...(detectors as readonly (Detector | PatternDetector | ExternalDetector)[])];
}

function inProcess(detector: Detector | PatternDetector | ExternalDetector, index: number): Detector[] {
    if (typeof detector === 'function') return [detector];
    if (isExternal(detector)) return [];
    const option = `detectors[${index}]`;
    const { kind, pattern } = (detector ?? {}) as Partial<PatternDetector>;
    const isPattern = typeof kind === 'string' && /^[A-Z][A-Z0-9_]*$/.test(kind) && pattern !== undefined;
    if (!isPattern) throw new OptionError(option, "a function, { kind: 'LIKE_THIS', pattern } or { findAsync }", detector);
    return [patternDetector(option, { kind, pattern })];
}
