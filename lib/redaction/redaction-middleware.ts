import { SecurityEvents } from '../events/security-events';
import { WardenError } from '../support/errors';
import { optionsOf, text } from '../support/options';
import { addEgressFilter, filterBufferedReplies, type EgressFilter } from '../turn/egress';
import { refuse, REFUSAL } from '../turn/refuse';
import type { ActivityLike, MiddlewareLike, Next, TurnContextLike } from '../turn/types';
import type { Detector, Finding } from './finding';
import { kindsHandled, policyOf, type Policy } from './policy';
import { REDACTION_FAILED, Redactor } from './redactor';

export interface RedactionOptions {
    /** Changes to who may have which kind of value. @default cards, SSN and IBAN 'restricted'; mail and phone 'personal' */
    policy?: Partial<Policy>;
    /** More detectors; what they find is restricted. */
    detectors?: readonly Detector[];
    /** What stands in place of a value. @default `[KIND]` */
    replace?: (finding: Finding, value: string) => string;
    /** What a user is told whose message is too large to be searched. @default 'Sorry, I cannot take this message.' */
    refusal?: string;
    events?: SecurityEvents;
}

/** Cards and their pictures make the bot's own activities much larger than a user's. */
const OUTBOUND = { depth: 64, nodes: 100_000, characters: 4_000_000 };

/**
 * Replaces restricted values in every string of every activity: before the bot and whatever stores its turns see them, and
 * before anything leaves, in whatever order middleware is registered. Register it before everything that logs or stores.
 *
 * Closed means: an activity too large to be searched is not let through, in either direction, and a text on which a detector
 * throws becomes `[REDACTION_FAILED]`.
 *
 * @throws {OptionError} from the constructor
 */
export class RedactionMiddleware implements MiddlewareLike {
    readonly events: SecurityEvents;
    private readonly inbound: Redactor;
    private readonly outbound: Redactor;
    private readonly refusal: string;
    private readonly leaving: EgressFilter = (context, activity) => this.redact(context, activity, this.outbound, 'to-user');

    constructor(options: RedactionOptions = {}) {
        const given = optionsOf('RedactionMiddleware', options, { policy: true, detectors: true, replace: true, refusal: true, events: true });
        const { detectors = [], replace } = given;
        const common = { kinds: kindsHandled(policyOf(given.policy), 'restricted'), detectors, ...(replace && { replace }) };
        this.inbound = new Redactor(common);
        this.outbound = new Redactor({ ...common, budget: OUTBOUND });
        this.refusal = text('refusal', given.refusal ?? REFUSAL);
        this.events = given.events ?? new SecurityEvents();
    }

    async onTurn(context: TurnContextLike, next: Next): Promise<void> {
        addEgressFilter(context, this.leaving);
        if (!this.redactInbound(context)) return refuse(context, this.refusal);
        try {
            await next();
        } catch (error) {
            throw this.scrubbed(error);
        } finally {
            filterBufferedReplies(context, this.leaving);
        }
    }

    /** Everybody who reads the turn's activity reads this one object, so what changed is put into it; the parts are copies. */
    private redactInbound(context: TurnContextLike): boolean {
        try {
            const live = context.activity as Record<string, unknown>;
            const redacted = this.redact(context, context.activity, this.inbound, 'to-bot') as Record<string, unknown>;
            for (const key of Object.keys(live)) if (!Object.hasOwn(redacted, key)) delete live[key];
            for (const [key, value] of Object.entries(redacted)) if (live[key] !== value) live[key] = value;
            return true;
        } catch (error) {
            if (!(error instanceof WardenError)) throw error;
            this.events.report(context.activity, { type: 'activity-refused', reason: 'too-large' });
            return false;
        }
    }

    private redact(context: TurnContextLike, activity: ActivityLike, redactor: Redactor, direction: 'to-bot' | 'to-user'): ActivityLike {
        const { activity: redacted, findings } = redactor.redactActivity(activity);
        const kinds = [...new Set(findings.map(({ kind }) => kind))];
        if (kinds.includes(REDACTION_FAILED)) this.events.report(context.activity, { type: 'detector-failed', direction });
        else if (kinds.length > 0) this.events.report(context.activity, { type: 'redacted', direction, kinds });
        return redacted;
    }

    /** The SDK answers a failed turn with the error's message, and most bots log it. */
    private scrubbed(error: unknown): unknown {
        if (!(error instanceof Error)) return typeof error === 'string' ? this.outbound.redact(error).text : error;
        const message = this.outbound.redact(error.message).text;
        if (message === error.message) return error;
        const copy: unknown = Object.create(error, {
            message: { value: message, enumerable: false },
            stack: { value: this.outbound.redact(error.stack ?? '').text, enumerable: false },
        });
        return copy;
    }
}
