import { eventsOf, type SecurityEvents } from '../events/security-events';
import { WardenError } from '../support/errors';
import { optionsOf, text } from '../support/options';
import { addEgressFilter, type EgressFilter } from '../turn/egress';
import { refuse, REFUSAL } from '../turn/refuse';
import { isLate } from '../turn/send-handlers';
import type { ActivityLike, MiddlewareLike, Next, TurnContextLike } from '../turn/types';
import { OUTBOUND_BUDGET } from './budget';
import type { Detector, Finding } from './finding';
import { kindsHandled, policyOf, type Policy } from './policy';
import { REDACTION_FAILED, Redactor } from './redactor';
import { scrub } from './scrub';
import type { Direction } from './searched';

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
    /** The adapters of which it was reported. */
    private readonly late = new WeakSet<object>();
    private readonly leaving: EgressFilter = (activity, place) => this.redact(activity, place, 'to-user');

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
        this.noteOrder(context);
        if (!this.redactInbound(context)) return refuse(context, this.refusal);
        try {
            await next();
        } catch (error) {
            throw scrub(error, (found) => this.outbound.redact(found).text);
        }
    }

    /** What leaves is covered in any order; what a logger ahead of us has read of the turn is not. */
    private noteOrder(context: TurnContextLike): void {
        if (this.late.has(context.adapter) || !isLate(context)) return;
        this.late.add(context.adapter);
        this.events.report({}, { type: 'registered-late' });
    }

    /** Everybody who reads the turn's activity reads this one object, so what changed is put into it; the parts are copies. */
    private redactInbound(context: TurnContextLike): boolean {
        try {
            const live = context.activity as Record<string, unknown>;
            const redacted = this.redact(context.activity, context.activity, 'to-bot') as Record<string, unknown>;
            for (const key of Object.keys(live)) if (!Object.hasOwn(redacted, key)) delete live[key];
            for (const key of Object.getOwnPropertyNames(redacted)) replaceIn(live, key, redacted[key]);
            return true;
        } catch (error) {
            if (error instanceof WardenError) return false;
            throw error;
        }
    }

    private redact(activity: ActivityLike, place: ActivityLike | undefined, direction: Direction): ActivityLike {
        const { activity: redacted, findings } = this.searched(activity, place, direction);
        const kinds = [...new Set(findings.map(({ kind }) => kind))];
        if (!place || kinds.length === 0) return redacted;
        const isFailed = kinds.includes(REDACTION_FAILED);
        this.events.report(place, isFailed ? { type: 'detector-failed', direction } : { type: 'redacted', direction, kinds });
        return redacted;
    }

    private searched(activity: ActivityLike, place: ActivityLike | undefined, direction: Direction) {
        try {
            return (direction === 'to-bot' ? this.inbound : this.outbound).redactActivity(activity, direction);
        } catch (error) {
            if (place && error instanceof WardenError) this.events.report(place, { type: 'activity-refused', reason: 'too-large' });
            throw error;
        }
    }
}

/** Some activities are class instances, whose getters take no value. */
function replaceIn(live: Record<string, unknown>, key: string, value: unknown): void {
    if (live[key] === value) return;
    if (!Reflect.set(live, key, value)) Object.defineProperty(live, key, { value, writable: true, enumerable: true, configurable: true });
}
