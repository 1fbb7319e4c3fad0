import type { SecurityEvents } from '../events/security-events';
import type { Description } from '../support/description';
import { OptionError } from '../support/errors';
import { disregard } from '../support/disregard';
import { localeOf } from '../turn/locale';
import { refuse, REFUSAL } from '../turn/refuse';
import type { ActivityLike, MiddlewareLike, Next, TurnContextLike } from '../turn/types';
import { isProactive } from '../turn/who';
import { isPlaced } from './at-sight';
import { Gate, type Admission } from './gate';
import { checkIdentities, type IdentityCheck } from './identity-check';
import { settingsOf, type ImpersonationOptions } from './options';

/**
 * Lets only the first verified speaker of a conversation between one user and the bot speak in it, and detects those who are not who
 * they say: by their ids, their accounts, their claims, by what came before, and by whom their tokens are for. Anybody else is refused
 * before the bot, its state or a token is touched, and nothing is stored. Register it before everything that reads state.
 *
 * Two processes that see the first two speakers of a conversation in the same instant have one winner where the storage creates a
 * record only if there is none. On those that cannot, both may pass that once, if the later write comes after the earlier one was read
 * again; after that one of them is refused. `forget me` forgets no binding: nobody takes over a conversation by it.
 *
 * Closed means: when the storage cannot be read or written, the turn is refused; a function of yours that throws, or answers something
 * else than it should, refuses too.
 *
 * @throws {OptionError} from the constructor
 * @see https://learn.microsoft.com/azure/bot-service/bot-builder-security-enhanced "Impersonation"
 */
export class ImpersonationMiddleware implements MiddlewareLike {
    readonly events: SecurityEvents;
    private readonly settings: ReturnType<typeof settingsOf>;
    private readonly gate: Gate;

    constructor(options: ImpersonationOptions) {
        this.settings = settingsOf(options);
        this.events = this.settings.events;
        this.gate = new Gate({ ...this.settings, isGroup: (activity) => this.inGroup(activity) });
    }

    /** What it is set to, for checks of a deployment. */
    describe(): { impersonation: Description } {
        const { signedIds, replay, shared, actions } = this.settings;
        const reported = Object.values(actions).filter((action) => action === 'report').length;
        return { impersonation: { signedIds: signedIds !== undefined, replay: replay !== undefined, shared: shared !== undefined, reported } };
    }

    async onTurn(context: TurnContextLike, next: Next): Promise<void> {
        const check = checkIdentities(context, this.settings);
        if (isProactive(context)) return next();
        const admission = await this.admission(context, check);
        if (admission.pass) return passOn(next, admission.forget);
        if ('isRepeat' in admission) return answerRepeat(context);
        // Without a conversation there is nobody to tell.
        if (isPlaced(context.activity) || context.activity.type === 'invoke') await refuse(context, this.sentence(context.activity));
    }

    private async admission(context: TurnContextLike, check: IdentityCheck): Promise<Admission> {
        try {
            const admission = await this.gate.admit(context);
            if (!admission.pass) return admission;
            check.record = admission.record;
            if (admission.challenge) await this.challenge(context, check);
            return admission;
        } catch (error) {
            this.events.storeUnavailable(context, 'impersonation', error);
            return { pass: false };
        }
    }

    private async challenge(context: TurnContextLike, check: IdentityCheck): Promise<void> {
        if (!this.settings.login) throw new OptionError('login', "given when an action is 'challenge'");
        check.isChallenged = true;
        await this.settings.login.signOut(context);
    }

    /** A promise, or any other answer than yes or no, would open the conversation to everybody. */
    private inGroup(activity: ActivityLike): boolean {
        const answer: unknown = this.settings.isGroup(activity);
        if (typeof answer === 'boolean') return answer;
        disregard(answer);
        throw new OptionError('isGroup', 'a function that returns true or false', answer);
    }

    private sentence(activity: ActivityLike): string {
        const { refusal } = this.settings;
        if (typeof refusal === 'string') return refusal;
        try {
            const said: unknown = refusal(localeOf(activity));
            disregard(said);
            return typeof said === 'string' && said.trim() !== '' ? said : REFUSAL;
        } catch {
            return REFUSAL;
        }
    }
}

/** A turn that the bot has not finished is none: the channel may send it again. */
async function passOn(next: Next, forget: (() => Promise<void>) | undefined): Promise<void> {
    try {
        await next();
    } catch (error) {
        await forget?.().catch(() => undefined);
        throw error;
    }
}

/** The channel has not heard the answer and needs none: without one to an invoke it would see 501 and go on trying. */
async function answerRepeat(context: TurnContextLike): Promise<void> {
    if (context.activity.type === 'invoke') await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: {} } });
}
