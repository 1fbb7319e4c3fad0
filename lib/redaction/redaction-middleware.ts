import { eventsOf, type SecurityEvents } from '../events/security-events';
import type { Description } from '../support/description';
import { WardenError } from '../support/errors';
import { optionsOf, text } from '../support/options';
import { addEgressFilter, type EgressFilter } from '../turn/egress';
import { refuse, REFUSAL } from '../turn/refuse';
import { isLate } from '../turn/send-handlers';
import type { ActivityLike, MiddlewareLike, Next, TurnContextLike } from '../turn/types';
import { Inbound } from './inbound';
import { usesVault } from './operators/replacement';
import type { RedactionOptions } from './options';
import { partsOf } from './parts';
import type { PolicedRedactor } from './policed-redactor';
import { reportRedacted, reportRefused } from './reports';
import { scrub } from './scrub';
import { answered, answerNow, type Answer } from './sensitive/answer';
import { SplitValues } from './conversation/split-values';
import { askOthers } from './custom/ask-others';
import type { AlsoErased, ErasedConversation } from '../transcripts/also-erased';
import { onForget } from '../turn/forget';
import type { ExpectedAnswers } from './sensitive/expected-answers';
import { SENSITIVE_PROMPTS } from './sensitive/prompts';
import { unanswered } from './sensitive/unanswered';
import type { Vault } from './vault/vault';

export type { RedactionOptions } from './options';

/**
 * Replaces restricted values in every string of every activity but what routes it or signs a user in: before the bot and
 * whatever stores its turns see them, and before anything leaves, in whatever order middleware is registered. Register it
 * before everything that logs or stores. Errors that the bot throws are logged, so they lose personal values too.
 *
 * Closed means: an activity too large to be searched is not let through, in either direction, and a text on which a detector or
 * `replace` fails becomes `[REDACTION_FAILED]`. When the storage fails, `[KIND]` stands in place of a token, and of a message
 * that may be the answer to a sensitive question nothing is kept.
 *
 * @throws {OptionError} from the constructor
 */
export class RedactionMiddleware implements MiddlewareLike {
    readonly events: SecurityEvents;
    /** Gives back the values that tokens stand for. There is one when `storage` and `keys` are given. */
    readonly vault: Vault | undefined;
    /** Hides what the policy lets no store have: for `redactingTranscriptStore` and `redactingTelemetryClient`. */
    readonly redactor: PolicedRedactor;
    private readonly inbound: Inbound;
    private readonly outbound: PolicedRedactor;
    private readonly split: SplitValues;
    private readonly answers: ExpectedAnswers | undefined;
    private readonly refusal: string;
    /** The adapters of which it was reported. */
    private readonly late = new WeakSet<object>();
    private readonly leaving: EgressFilter = (activity, place) => this.redactOutbound(activity, place);

    constructor(options: RedactionOptions = {}) {
        const given = optionsOf('RedactionMiddleware', options, {
            policy: true, detectors: true, threshold: true, regions: true, allow: true, deny: true, replace: true,
            storage: true, keys: true, keep: true, answerWithin: true, refusal: true, events: true,
        });
        this.events = eventsOf(given.events);
        this.refusal = text('refusal', given.refusal ?? REFUSAL);
        const { answers, vault, recent, audience } = partsOf(given, this.events);
        this.answers = answers;
        this.vault = vault;
        this.outbound = audience('user');
        this.redactor = audience('store');
        this.split = new SplitValues(recent, this.redactor, this.events);
        this.inbound = new Inbound(audience('bot'), usesVault(given.replace) ? vault : undefined, answers, this.split, this.events);
    }

    /** What it is set to, for checks of a deployment. */
    describe(): { redaction: Description } {
        return { redaction: { vault: this.vault !== undefined, sensitive: this.answers !== undefined } };
    }

    async onTurn(context: TurnContextLike, next: Next): Promise<void> {
        addEgressFilter(context, this.leaving);
        this.noteOrder(context);
        if (this.answers) context.turnState.set(SENSITIVE_PROMPTS, this.answers);
        if (this.outbound.asksOthers) askOthers(context, this.outbound, this.events);
        onForget(context, () => this.forget(context.activity));
        let answer: Answer | undefined;
        try {
            answer = await this.inbound.receive(context);
        } catch (error) {
            if (!(error instanceof WardenError)) throw error;
            return refuse(context, this.refusal);
        }
        await (answer ? answered(answer, () => this.run(context, next)) : this.run(context, next));
    }

    /**
     * Hides the next message of the turn's user from stores and logs, whatever it looks like: await it before you ask for a password, a
     * PIN, a security answer. The bot gets that message as it came. In dialogs, `sensitive(prompt)` does it.
     *
     * Not covered: what the bot writes into its own state or to the console, and loggers that read the turn behind bot-warden.
     *
     * @throws {WardenError} ERR_WARDEN_SENSITIVE without `storage`; whatever the storage throws, and then do not ask
     */
    async expectSensitive(context: TurnContextLike): Promise<void> {
        if (!this.answers) throw new WardenError('ERR_WARDEN_SENSITIVE', 'sensitive questions need a RedactionMiddleware with `storage`');
        await this.answers.expect(context);
    }

    /** What is kept of values, to be erased with the transcript: `transcripts.onErase(redaction.kept)`. */
    get kept(): AlsoErased {
        const conversation = async ({ channelId, conversationId, userIds }: ErasedConversation) => {
            for (const id of userIds) await this.forget({ channelId, conversation: { id: conversationId }, from: { id } });
        };
        return { name: 'vault', conversation };
    }

    private async forget(activity: ActivityLike): Promise<void> {
        await Promise.all([this.split.forget({ activity }), this.vault?.forget({ activity })]);
    }

    private async run(context: TurnContextLike, next: Next): Promise<void> {
        const { activity } = context; // the SDK revokes the context
        try {
            await next();
        } catch (error) {
            const redactor = this.redactor.on(activity.channelId);
            throw scrub(error, (found) => redactor.redact(answerNow()?.hide(found) ?? found).text);
        }
    }

    /** What leaves is covered in any order; what a logger ahead of us has read of the turn is not. */
    private noteOrder(context: TurnContextLike): void {
        if (this.late.has(context.adapter) || !isLate(context)) return;
        this.late.add(context.adapter);
        this.events.report({}, { type: 'registered-late' });
    }

    private redactOutbound(activity: ActivityLike, place: ActivityLike | undefined): ActivityLike {
        const answer = answerNow(place);
        try {
            const given = unanswered(activity, answer);
            const { activity: redacted, findings } = this.outbound.on(place?.channelId ?? activity.channelId).redactActivity(given, 'to-user');
            const repeated = given === activity ? [] : [{ kind: 'SENSITIVE' }];
            if (place) reportRedacted(this.events, place, [...repeated, ...findings], 'to-user');
            return redacted;
        } catch (error) {
            if (place) reportRefused(this.events, place, error);
            throw error;
        }
    }
}
