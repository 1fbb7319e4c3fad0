import { OptionError, WardenError } from '../support/errors';
import { disregard } from '../support/disregard';
import { callback, optionsOf } from '../support/options';
import { rewriteStrings, type Budget, type Path } from '../turn/rewrite';
import type { ActivityLike } from '../turn/types';
import { budgetOf } from './budget';
import { External, type ExternalDetector, type Outside } from './custom/external';
import type { Allowed } from './custom/lists';
import type { PatternDetector } from './custom/pattern-detector';
import type { Kind } from './detectors';
import type { Detector, Finding } from './finding';
import { isSearched, mayRoute, type Direction } from './searched';
import { Searcher } from './searcher';
import { byPlace, settle } from './settle';

export interface RedactorOptions {
    /** What to look for. @default every kind that the default policy does not let pass; 'all' finds everything, however unlikely */
    kinds?: 'all' | readonly Kind[] | undefined;
    /** The confidence from which a finding counts, from 0 to 1, for all kinds or by kind. @default 0.5, and 0 with 'all' */
    threshold?: number | Partial<Record<Kind, number>> | undefined;
    /** The countries whose identifiers are looked for, as ISO 3166-1 codes. @default all */
    regions?: readonly string[] | undefined;
    /** More detectors with kinds of their own: functions of a text, patterns, or services that answer later. */
    detectors?: readonly (Detector | PatternDetector | ExternalDetector)[] | undefined;
    /** What is no finding, whatever detector found it: values in any case, patterns of whole values, or a function. */
    allow?: readonly Allowed[] | undefined;
    /** What is always one, of the kind `DENIED`: words in any case, or patterns. */
    deny?: readonly (string | RegExp)[] | undefined;
    /** What stands in place of a value. @default `[KIND]` */
    replace?: ((finding: Finding, value: string) => string) | undefined;
    /** How much of an activity is searched. @default depth 32, 5_000 values, 100_000 characters */
    budget?: Partial<Budget> | undefined;
}

/** A finding in an activity: the offsets are those in the string at `path`. */
export interface ActivityFinding extends Finding {
    path: string;
}

export interface RedactedText {
    text: string;
    findings: Finding[];
}

export interface RedactedActivity<A> {
    activity: A;
    findings: ActivityFinding[];
}

/** The kind of a finding that covers a whole text because a detector failed while searching it. */
export const REDACTION_FAILED = 'REDACTION_FAILED';

/**
 * Finds and replaces sensitive values in texts and activities.
 * @throws {OptionError} from the constructor
 */
export class Redactor {
    private readonly searcher: Searcher;
    private readonly external: External;
    private readonly replace: ((finding: Finding, value: string) => string) | undefined;
    private readonly budget: Budget;

    constructor(options: RedactorOptions = {}) {
        const given = optionsOf('Redactor', options, {
            kinds: true, threshold: true, regions: true, detectors: true, allow: true, deny: true, replace: true, budget: true,
        });
        this.searcher = new Searcher(given);
        this.external = new External(this.searcher.external);
        this.replace = callback('replace', given.replace);
        this.budget = budgetOf(given.budget);
    }

    /** Whether there are external detectors, which only the methods that end in Async ask. */
    get asksOthers(): boolean {
        return !this.external.isEmpty;
    }

    /**
     * The findings in a text, in order and not overlapping: of claims to the same place the longest wins, and what another
     * covers beyond it stays covered.
     * @param options `overlaps: true` asks for every claim of every detector, of those at one place the longest first
     * @throws {WardenError} ERR_WARDEN_DETECTOR when a detector answers nonsense, or only later: see `findAsync`
     */
    find(text: string, { overlaps = false }: { overlaps?: boolean } = {}): Finding[] {
        checkText(text);
        if (!this.external.isEmpty) throw new WardenError('ERR_WARDEN_DETECTOR', 'with a detector that answers later, use the methods that end in Async');
        return this.settled(text, this.searcher.claims(text), overlaps);
    }

    /** The same, with external detectors. Rejects with ERR_WARDEN_DETECTOR when one of them fails. */
    async findAsync(text: string, { overlaps = false }: { overlaps?: boolean } = {}): Promise<Finding[]> {
        const outside = (await this.external.find([text])).get(text)!;
        return this.settled(text, this.searcher.claims(text, found(outside)), overlaps);
    }

    /**
     * The text with its findings replaced; the same text when there are none, `[REDACTION_FAILED]` when a detector or `replace` throws.
     * @throws {OptionError} when it is given no string
     */
    redact(text: string): RedactedText {
        checkText(text);
        try {
            const findings = this.find(text);
            return findings.length > 0 ? this.replaced(text, findings) : { text, findings };
        } catch {
            return failed(text);
        }
    }

    async redactAsync(text: string): Promise<RedactedText> {
        checkText(text);
        return this.redactWith(text, (await this.external.find([text])).get(text));
    }

    /**
     * A copy of an activity with its findings replaced, in every string it holds but those that route it or sign a user in;
     * the same object when there are none.
     * @param direction what a sign-in card signs in with is left alone only on its way to the user
     * @throws {WardenError} ERR_WARDEN_BUDGET when it is larger than `budget`
     */
    redactActivity<A extends ActivityLike>(activity: A, direction: Direction = 'to-user'): RedactedActivity<A> {
        return this.rewrite(activity, direction, (text) => this.redact(text));
    }

    async redactActivityAsync<A extends ActivityLike>(activity: A, direction: Direction = 'to-user'): Promise<RedactedActivity<A>> {
        if (this.external.isEmpty) return this.redactActivity(activity, direction);
        const outside = await this.external.find(this.contentOf(activity, direction));
        return this.rewrite(activity, direction, (text) => this.redactWith(text, outside.get(text)));
    }

    /** The different texts of an activity: a code or token of a sign-in is nothing to send to anybody. */
    private contentOf(activity: ActivityLike, direction: Direction): string[] {
        const texts = new Set<string>();
        const collect = (text: string, pathOf: () => Path) => {
            const path = pathOf();
            if (!isFieldName(text, path) && isSearched(activity, path, direction)) texts.add(text);
            return text;
        };
        rewriteStrings(activity, collect, this.budget);
        return [...texts];
    }

    private rewrite<A extends ActivityLike>(activity: A, direction: Direction, redact: (text: string) => RedactedText): RedactedActivity<A> {
        const findings: ActivityFinding[] = [];
        const edited = rewriteStrings(
            activity,
            (text, pathOf, name) => {
                if (mayRoute(name) && !isSearched(activity, pathOf(), direction)) return text; // ids look like secrets, and searching them takes longest
                const redacted = redact(text);
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

    private settled(text: string, claims: readonly Finding[], overlaps = false): Finding[] {
        if (claims.length < 2) return claims.length === 0 ? [] : [claims[0]!];
        return overlaps ? claims.toSorted(byPlace) : settle(claims, text);
    }

    private redactWith(text: string, outside: Outside | undefined): RedactedText {
        try {
            const findings = this.settled(text, this.searcher.claims(text, found(outside)));
            return findings.length > 0 ? this.replaced(text, findings) : { text, findings };
        } catch {
            return failed(text);
        }
    }

    private replaced(text: string, findings: Finding[]): RedactedText {
        let redacted = '';
        let done = 0;
        for (const finding of findings) {
            redacted += text.slice(done, finding.start) + this.replacement(text, finding);
            done = finding.end;
        }
        return { text: redacted + text.slice(done), findings };
    }

    private replacement(text: string, finding: Finding): string {
        if (!this.replace) return `[${finding.kind}]`;
        const replacement: unknown = this.replace(finding, text.slice(finding.start, finding.end));
        if (typeof replacement === 'string') return replacement;
        disregard(replacement); // of an async function
        throw new WardenError('ERR_WARDEN_DETECTOR', '`replace` must return a string');
    }
}

function checkText(text: unknown): void {
    if (typeof text !== 'string') throw new OptionError('text', 'a string', text);
}

function failed({ length }: string): RedactedText {
    return { text: `[${REDACTION_FAILED}]`, findings: [{ kind: REDACTION_FAILED, start: 0, end: length }] };
}

function found(outside: Outside | undefined): readonly Finding[] {
    if (outside === undefined || outside === 'failed') throw new WardenError('ERR_WARDEN_DETECTOR', 'an external detector failed or took too long');
    return outside;
}

/** The name of a field of the activity itself: without `from` and `conversation` nobody could answer. */
function isFieldName(text: string, path: Path): boolean {
    return path.length === 1 && path[0] === text && /^_?[a-zA-Z]+$/.test(text);
}
