import {
    ComponentDialog,
    DialogTurnStatus,
    OAuthPrompt,
    WaterfallDialog,
    type DialogContext,
    type DialogTurnResult,
    type OAuthPromptSettings,
    type WaterfallStepContext,
} from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder-core';
import { WardenError } from '../support/errors';
import { milliseconds, text } from '../support/options';
import { LOGIN_GUARD } from './login-timeout-middleware';
import { satisfies, type StepUpOptions } from './step-up';
import { tokenServiceOf } from './token-service';
import type { TurnLogin } from './turn-login';

/** Settings of the SDK's OAuthPrompt. The default of `timeout` is 600_000 milliseconds here (10 minutes; OWASP ASVS 5.0, 6.5.5). */
export type LoginTimeoutDialogSettings = OAuthPromptSettings;

/**
 * How a sign-in ended; the token is for use in this turn, never for the bot's state.
 * - `timedOut`: nobody signed in within the time
 * - `declined`: the user did something else, or signed in with less than a step-up asks for
 * - `locked`: five wrong codes; none is taken for half an hour
 * - `identityMismatch`: somebody else signed in
 */
export type LoginResult = { status: 'signedIn'; token: string } | { status: 'timedOut' | 'declined' | 'locked' | 'identityMismatch' };

interface Values {
    until?: number;
}

/**
 * OAuthPrompt with an end that can be told apart. The login it starts is under the limits of {@link LoginTimeoutMiddleware}, without
 * which it refuses to start. Begun with {@link stepUp}, it takes nothing but a fresh sign-in.
 *
 * @throws {OptionError} from the constructor
 * @throws {WardenError} ERR_WARDEN_LOGIN_GUARD when the adapter does not use the middleware; the SDK wraps it, as its `error`
 */
export class LoginTimeoutDialog extends ComponentDialog {
    private readonly timeout: number;
    private readonly connectionName: string;

    constructor(dialogId: string, settings: LoginTimeoutDialogSettings) {
        super(text('dialogId', dialogId));
        this.connectionName = text('connectionName', settings?.connectionName);
        text('title', settings.title);
        this.timeout = milliseconds('timeout', settings.timeout ?? 10 * 60_000);
        this.addDialog(new OAuthPrompt('prompt', { ...settings, timeout: this.timeout }));
        this.addDialog(new WaterfallDialog('steps', [(step) => this.ask(step), (step) => this.conclude(step)]));
        this.initialDialogId = 'steps';
    }

    /** A prompt that goes on waiting does not know that this turn's sign-in has failed for good. */
    protected override async onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
        const result = await super.onContinueDialog(inner);
        const { failure } = guardOf(inner.context);
        if (!failure || result.status !== DialogTurnStatus.waiting) return result;
        await inner.cancelAllDialogs();
        return { status: DialogTurnStatus.complete, result: { status: failure } satisfies LoginResult };
    }

    private async ask(step: WaterfallStepContext): Promise<DialogTurnResult> {
        const guard = guardOf(step.context);
        if (stepUpOf(step)) {
            const token = await this.token(step.context);
            if (token && !(await this.suffices(step, token))) await guard.end('step-up');
        }
        (step.values as Values).until = Date.now() + this.timeout;
        return step.beginDialog('prompt');
    }

    private async conclude(step: WaterfallStepContext): Promise<DialogTurnResult> {
        const { token } = (step.result ?? {}) as { token?: string };
        const { until = 0 } = step.values as Values;
        const nothing: LoginResult = { status: guardOf(step.context).failure ?? (Date.now() >= until ? 'timedOut' : 'declined') };
        if (!token) return step.endDialog(nothing);
        const result: LoginResult = (await this.suffices(step, token)) ? { status: 'signedIn', token } : { status: 'declined' };
        return step.endDialog(result);
    }

    private async suffices(step: WaterfallStepContext, token: string): Promise<boolean> {
        const wanted = stepUpOf(step);
        if (!wanted) return true;
        const since = await guardOf(step.context).since();
        return since !== undefined && satisfies(token, since, wanted, Date.now());
    }

    private async token(context: TurnContext): Promise<string | undefined> {
        const { from, channelId } = context.activity;
        return (await tokenServiceOf(context)?.getUserToken(from.id, this.connectionName, channelId))?.token;
    }
}

function stepUpOf({ options }: WaterfallStepContext): StepUpOptions['stepUp'] | undefined {
    return (options as Partial<StepUpOptions> | undefined)?.stepUp;
}

/** The turn's guard. @throws {WardenError} ERR_WARDEN_LOGIN_GUARD */
export function guardOf({ turnState }: TurnContext): TurnLogin {
    const guard = turnState.get<TurnLogin | undefined>(LOGIN_GUARD);
    if (guard) return guard;
    throw new WardenError('ERR_WARDEN_LOGIN_GUARD', 'LoginTimeoutDialog needs LoginTimeoutMiddleware (or BotWarden with `login`) on the adapter');
}
