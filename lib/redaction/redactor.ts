import { OptionError } from '../support/errors';
import { callback, optionsOf } from '../support/options';
import { rewriteStrings, type Budget, type Path } from '../turn/rewrite';
import type { ActivityLike } from '../turn/types';
import { budgetOf } from './budget';
import { creditCard } from './detectors/credit-card';
import { emailAddress } from './detectors/email-address';
import { iban } from './detectors/iban';
import { phoneNumber } from './detectors/phone-number';
import { usSsn } from './detectors/us-ssn';
import type { Detector, Finding, Kind } from './finding';
import { fold } from './fold';
import { isSearched, type Direction } from './searched';
import { settle } from './settle';

export interface RedactorOptions {
    /** What to look for. @default 'all' */
    kinds?: 'all' | readonly Kind[] | undefined;
    /** More detectors, each `(text) => Finding[]`, with kinds of their own. */
    detectors?: readonly Detector[] | undefined;
    /** What stands in place of a value. @default `[KIND]` */
    replace?: ((finding: Finding, value: string) => string) | undefined;
    /** How much of an activity is searched. @default depth 32, 5_000 values, 100_000 characters */
    budget?: Partial<Budget> | undefined;
}

/** A finding in an activity: the offsets are those in the string at `path`. */
export interface ActivityFinding extends Finding {
    path: string;
}

/** The kind of a finding that covers a whole text because a detector threw while searching it. */
export const REDACTION_FAILED = 'REDACTION_FAILED';

/** In the order in which equally long claims to the same place are settled: checked numbers first. */
const DETECTORS: Readonly<Record<Kind, Detector>> = {
    CREDIT_CARD: creditCard,
    IBAN_CODE: iban,
    US_SSN: usSsn,
    EMAIL_ADDRESS: emailAddress,
    PHONE_NUMBER: phoneNumber,
};

/** What the built-in detectors find has one of these in it, once it is folded. */
const SUSPICIOUS = /[0-9@]/;

/**
 * Finds and replaces sensitive values in texts and activities.
 * @throws {OptionError} from the constructor
 */
export class Redactor {
    private readonly builtIn: readonly Detector[];
    private readonly added: readonly Detector[];
    private readonly replace: (finding: Finding, value: string) => string;
    private readonly budget: Budget;

    constructor(options: RedactorOptions = {}) {
        const given = optionsOf('Redactor', options, { kinds: true, detectors: true, replace: true, budget: true });
        this.builtIn = detectorsOf(given.kinds ?? 'all');
        this.added = addedOf(given.detectors ?? []);
        this.replace = callback('replace', given.replace) ?? (({ kind }) => `[${kind}]`);
        this.budget = budgetOf(given.budget);
    }

    /**
     * The findings in a text, in order and not overlapping: of claims to the same place the longest wins, and what another
     * covers beyond it stays covered.
     * @param options `overlaps: true` asks for every claim of every detector
     */
    find(text: string, { overlaps = false }: { overlaps?: boolean } = {}): Finding[] {
        const added = this.added.flatMap((detector) => detector(text));
        if (!added.every((claim) => isWithin(claim, text))) throw new OptionError('detectors', 'functions that return findings inside the text');
        const claims = [...this.builtInClaims(text), ...added];
        return overlaps ? claims.toSorted((a, b) => a.start - b.start) : settle(claims, text);
    }

    /** The text with its findings replaced; the same text when there are none, `[REDACTION_FAILED]` when a detector or `replace` throws. */
    redact(text: string): { text: string; findings: Finding[] } {
        try {
            const findings = this.find(text);
            return { text: findings.length > 0 ? this.replaced(text, findings) : text, findings };
        } catch {
            return { text: `[${REDACTION_FAILED}]`, findings: [{ kind: REDACTION_FAILED, start: 0, end: text.length }] };
        }
    }

    /**
     * A copy of an activity with its findings replaced, in every string it holds but those that route it or sign a user in;
     * the same object when there are none.
     * @param direction what a sign-in card signs in with is left alone only on its way to the user
     * @throws {WardenError} ERR_WARDEN_BUDGET when it is larger than `budget`
     */
    redactActivity<A extends ActivityLike>(activity: A, direction: Direction = 'to-user'): { activity: A; findings: ActivityFinding[] } {
        const findings: ActivityFinding[] = [];
        const edited = rewriteStrings(
            activity,
            (text, pathOf) => {
                const redacted = this.redact(text);
                if (redacted.text === text) return text;
                const path = pathOf();
                if (isFieldName(text, path) || !isSearched(activity, path, direction)) return text;
                findings.push(...redacted.findings.map((finding) => ({ ...finding, path: path.join('.') })));
                return redacted.text;
            },
            this.budget,
        );
        return { activity: edited, findings };
    }

    /** The built-in detectors read the text folded, in which their findings have other offsets. */
    private builtInClaims(text: string): Finding[] {
        const folded = fold(text);
        if (!SUSPICIOUS.test(folded.text)) return [];
        const claims = this.builtIn.flatMap((detector) => detector(folded.text));
        return claims.map(({ kind, ...span }) => {
            const [start, end] = folded.unfold(span.start, span.end);
            return { kind, start, end };
        });
    }

    private replaced(text: string, findings: readonly Finding[]): string {
        let redacted = '';
        let done = 0;
        for (const finding of findings) {
            redacted += text.slice(done, finding.start) + this.replace(finding, text.slice(finding.start, finding.end));
            done = finding.end;
        }
        return redacted + text.slice(done);
    }
}

function detectorsOf(kinds: 'all' | readonly Kind[]): readonly Detector[] {
    if (kinds === 'all') return Object.values(DETECTORS);
    if (!Array.isArray(kinds)) throw new OptionError('kinds', "'all' or an array of kinds", kinds);
    const unknown = (kinds as readonly string[]).find((kind) => !Object.hasOwn(DETECTORS, kind));
    if (unknown !== undefined) throw new OptionError('kinds', `made of ${Object.keys(DETECTORS).join(', ')}`);
    return (kinds as readonly Kind[]).map((kind) => DETECTORS[kind]);
}

function addedOf(detectors: readonly Detector[]): readonly Detector[] {
    if (!Array.isArray(detectors)) throw new OptionError('detectors', 'an array of functions', detectors);
    for (const [index, detector] of detectors.entries()) {
        if (typeof detector !== 'function') throw new OptionError(`detectors[${index}]`, 'a function', detector);
    }
    return [...detectors] as Detector[];
}

/** The name of a field of the activity itself: without `from` and `conversation` nobody could answer. */
function isFieldName(text: string, path: Path): boolean {
    return path.length === 1 && path[0] === text && /^_?[a-zA-Z]+$/.test(text);
}

/** An unawaited promise, or offsets into nowhere, would let the text pass as it is. */
function isWithin(claim: Finding, { length }: string): boolean {
    const { kind, start, end } = claim ?? {};
    return typeof kind === 'string' && Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length;
}
