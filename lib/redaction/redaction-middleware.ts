import { eventsOf, type SecurityEvents } from '../events/security-events';
import { WardenError } from '../support/errors';
import { optionsOf, text } from '../support/options';
import { addEgressFilter, filterBufferedReplies, type EgressFilter } from '../turn/egress';
import { refuse, REFUSAL } from '../turn/refuse';
import type { ActivityLike, MiddlewareLike, Next, TurnContextLike } from '../turn/types';
import { OUTBOUND_BUDGET } from './budget';
import type { Detector, Finding } from './finding';
import { kindsHandled, policyOf, type Policy } from './policy';
import { REDACTION_FAILED, Redactor } from './redactor';

export interface RedactionOptions {
    /** Changes to who may have which kind of value. @default cards, SSN and IBAN 'restricted'; mail and phone 'personal' */
    policy?: Partial<Policy> | undefined;
    /** More detectors; what they find is restricted. */
    detectors?: readonly Detector[] | undefined;
    /** What stands in place of a value. @default `[KIND]` */
    replace?: ((finding: Finding, value: string) => string) | undefined;
    /** What a user is told whose message is too large to be searched. @default 'Sorry, I cannot take this message.' */
    refusal?: string | undefined;
    events?: SecurityEvents | undefined;
}

/**
 * Replaces restricted values in every string of every activity but what routes it or signs a user in: before the bot and
 * whatever stores its turns see them, and before anything leaves, in whatever order middleware is registered. Register it
 * before everything that logs or stores.
 *
 * Closed means: an activity too large to be searched is not let through, in either direction, and a text on which a detector or
 * `replace` fails becomes `[REDACTION_FAILED]`.
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
        this.outbound = new Redactor({ ...common, budget: OUTBOUND_BUDGET });
        this.refusal = text('refusal', given.refusal ?? REFUSAL);
        this.events = eventsOf(given.events);
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
            if (error instanceof WardenError) return false;
            throw error;
        }
    }

    private redact(context: TurnContextLike, activity: ActivityLike, redactor: Redactor, direction: 'to-bot' | 'to-user'): ActivityLike {
        const { activity: redacted, findings } = this.searched(context, activity, redactor);
        const kinds = [...new Set(findings.map(({ kind }) => kind))];
        if (kinds.includes(REDACTION_FAILED)) this.events.report(context.activity, { type: 'detector-failed', direction });
        else if (kinds.length > 0) this.events.report(context.activity, { type: 'redacted', direction, kinds });
        return redacted;
    }

    private searched(context: TurnContextLike, activity: ActivityLike, redactor: Redactor) {
        try {
            return redactor.redactActivity(activity);
        } catch (error) {
            if (error instanceof WardenError) this.events.report(context.activity, { type: 'activity-refused', reason: 'too-large' });
            throw error;
        }
    }

    /** The SDK answers a failed turn with the error's message, and most bots log it with its stack and causes. */
    private scrubbed(error: unknown, causes = 8): unknown {
        if (typeof error === 'string') return this.outbound.redact(error).text;
        if (typeof error !== 'object' || error === null) return error;
        const { message, stack, cause } = error as { message?: unknown; stack?: unknown; cause?: unknown };
        const clean = {
            message: typeof message === 'string' ? this.outbound.redact(message).text : message,
            stack: typeof stack === 'string' ? this.outbound.redact(stack).text : stack,
            cause: causes > 0 ? this.scrubbed(cause, causes - 1) : undefined,
        };
        if (clean.message === message && clean.stack === stack && clean.cause === cause) return error;
        const values = Object.entries(clean).filter(([name]) => name in error);
        const copy: unknown = Object.create(error, Object.fromEntries(values.map(([name, value]) => [name, { value, enumerable: false }])));
        return copy;
    }
}
