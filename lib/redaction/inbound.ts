import type { SecurityEvents } from '../events/security-events';
import type { ActivityLike, TurnContextLike } from '../turn/types';
import { INBOUND_BUDGET } from './budget';
import { rewriteContent } from './content';
import type { PolicedRedactor } from './policed-redactor';
import { withoutParts, type LatePart } from './conversation/late-parts';
import type { SplitValues } from './conversation/split-values';
import type { RedactedActivity } from './redactor';
import { reportRedacted, reportRefused } from './reports';
import { Answer, markSensitive } from './sensitive/answer';
import type { ExpectedAnswers } from './sensitive/expected-answers';
import { Deposits, depositing } from './vault/deposits';
import { ownerOf } from './vault/record';
import { withoutTokens } from './vault/token';
import type { Vault } from './vault/vault';

/** What users send, on its way to the bot. */
export class Inbound {
    /** @param vault when values are to go there */
    constructor(
        private readonly redactor: PolicedRedactor,
        private readonly vault: Vault | undefined,
        private readonly answers: ExpectedAnswers | undefined,
        private readonly split: SplitValues,
        private readonly events: SecurityEvents,
    ) {}

    /**
     * Puts into the turn's activity what the bot may see.
     * @returns the answer to a sensitive question, if it is one
     * @throws {WardenError} ERR_WARDEN_BUDGET when it is too large to be searched
     */
    async receive(context: TurnContextLike): Promise<Answer | undefined> {
        const { activity } = context;
        const expected = this.answers ? await this.isExpected(this.answers, context) : false;
        try {
            const given = this.vault || expected ? this.bounded(activity) : activity;
            const answer = expected ? new Answer(given) : undefined;
            putInto(activity, answer ? given : await this.redacted(context, given));
            if (answer) this.events.report(activity, { type: 'sensitive-answer' });
            // Whether it is one is unknown when the storage fails: then it is redacted for the bot, and not kept either.
            if (expected !== false) markSensitive(activity, answer ?? new Answer({}));
            return answer;
        } catch (error) {
            if (expected) await this.expectAgain(context);
            reportRefused(this.events, activity, error);
            throw error;
        }
    }

    /** Nothing when nobody knows. */
    private isExpected(answers: ExpectedAnswers, context: TurnContextLike): Promise<boolean | undefined> {
        return answers.take(context).catch((error: unknown) => {
            this.events.storeUnavailable(context, 'sensitive', error);
            return undefined;
        });
    }

    /** The user will repeat an answer that was refused. */
    private async expectAgain(context: TurnContextLike): Promise<void> {
        try {
            await this.answers?.expect(context);
        } catch (error) {
            this.events.storeUnavailable(context, 'sensitive', error);
        }
    }

    /** No larger than what is searched, and without what could pass for a token. */
    private bounded(activity: ActivityLike): ActivityLike {
        let isTyped = false;
        const given = rewriteContent(activity, 'to-bot', INBOUND_BUDGET, (text) => {
            const plain = this.vault ? withoutTokens(text) : text;
            isTyped ||= plain !== text;
            return plain;
        });
        if (isTyped) this.events.report(activity, { type: 'token-typed' });
        return given;
    }

    private async redacted(context: TurnContextLike, given: ActivityLike): Promise<ActivityLike> {
        const isQuick = !this.vault && !this.redactor.asksOthers;
        const { activity, findings } = isQuick ? this.redactor.redactActivity(given, 'to-bot') : await this.searched(context, given);
        const parts = this.split.mayHoldPart(context) ? await this.hiddenParts(context) : [];
        reportRedacted(this.events, context.activity, [...findings, ...parts], 'to-bot');
        return parts.length > 0 ? rewriteContent(activity, 'to-bot', INBOUND_BUDGET, (text) => withoutParts(text, parts)) : activity;
    }

    private async hiddenParts(context: TurnContextLike): Promise<readonly LatePart[]> {
        const parts = await this.split.partsIn(context);
        return parts.filter(({ kind }) => this.redactor.hides(kind, context.activity.channelId));
    }

    /** With tokens in place of values, or with labels where none can be kept. */
    private async searched(context: TurnContextLike, given: ActivityLike): Promise<RedactedActivity<ActivityLike>> {
        const redact = () => this.redactor.redactActivityAsync(given, 'to-bot');
        if (!this.vault || !ownerOf(given)) return redact();
        const deposits = new Deposits();
        const redacted = await depositing(deposits, redact);
        return (await this.isKept(this.vault, context, deposits)) ? redacted : redact();
    }

    /** Before the bot sees a token, its value is in the storage. */
    private async isKept(vault: Vault, context: TurnContextLike, { all }: Deposits): Promise<boolean> {
        if (all.length === 0) return true;
        try {
            await vault.store(context, all);
            return true;
        } catch (error) {
            this.events.storeUnavailable(context, 'vault', error);
            return false;
        }
    }
}

/** Everybody who reads the turn's activity reads this one object, so what changed is put into it; the parts are copies. */
function putInto(activity: ActivityLike, redacted: ActivityLike): void {
    if (redacted === activity) return;
    const [live, wanted] = [activity, redacted] as Record<string, unknown>[] as [Record<string, unknown>, Record<string, unknown>];
    for (const key of Object.keys(live)) if (!Object.hasOwn(wanted, key)) delete live[key];
    for (const key of Object.getOwnPropertyNames(wanted)) replaceIn(live, key, wanted[key]);
}

/** Some activities are class instances, whose getters take no value. */
function replaceIn(live: Record<string, unknown>, key: string, value: unknown): void {
    if (live[key] === value) return;
    if (!Reflect.set(live, key, value)) Object.defineProperty(live, key, { value, writable: true, enumerable: true, configurable: true });
}
