import {
    ComponentDialog,
    OAuthPrompt,
    WaterfallDialog,
    type DialogTurnResult,
    type OAuthPromptSettings,
    type WaterfallStepContext,
} from 'botbuilder-dialogs';
import { WardenError } from '../support/errors';
import { milliseconds, text } from '../support/options';
import { LOGIN_GUARD } from './login-timeout-middleware';

/** Settings of the SDK's OAuthPrompt. The default of `timeout` is 600_000 milliseconds here (10 minutes; OWASP ASVS 5.0, 6.5.5). */
export type LoginTimeoutDialogSettings = OAuthPromptSettings;

/** How a sign-in ended; the token is for use in this turn, never for the bot's state. */
export type LoginResult = { status: 'signedIn'; token: string } | { status: 'timedOut' } | { status: 'declined' };

/**
 * OAuthPrompt with an end that can be told apart: signed in, too late, or declined. The login it starts is under the
 * limits of {@link LoginTimeoutMiddleware}, without which it refuses to start.
 *
 * @throws {OptionError} from the constructor
 * @throws {WardenError} ERR_WARDEN_LOGIN_GUARD when the adapter does not use the middleware; the SDK wraps it, as its `error`
 */
export class LoginTimeoutDialog extends ComponentDialog {
    private readonly timeout: number;

    constructor(dialogId: string, settings: LoginTimeoutDialogSettings) {
        super(text('dialogId', dialogId));
        text('connectionName', settings?.connectionName);
        text('title', settings.title);
        this.timeout = milliseconds('timeout', settings.timeout ?? 10 * 60_000);
        this.addDialog(new OAuthPrompt('prompt', { ...settings, timeout: this.timeout }));
        this.addDialog(new WaterfallDialog('steps', [(step) => this.ask(step), (step) => this.conclude(step)]));
        this.initialDialogId = 'steps';
    }

    private async ask(step: WaterfallStepContext): Promise<DialogTurnResult> {
        if (!step.context.turnState.get(LOGIN_GUARD)) {
            const needs = 'LoginTimeoutDialog needs LoginTimeoutMiddleware (or BotWarden with `login`) on the adapter';
            throw new WardenError('ERR_WARDEN_LOGIN_GUARD', needs);
        }
        (step.values as { until?: number }).until = Date.now() + this.timeout;
        return step.beginDialog('prompt');
    }

    private async conclude(step: WaterfallStepContext): Promise<DialogTurnResult> {
        const { token } = (step.result ?? {}) as { token?: string };
        const { until = 0 } = step.values as { until?: number };
        const result: LoginResult = token ? { status: 'signedIn', token } : { status: Date.now() >= until ? 'timedOut' : 'declined' };
        return step.endDialog(result);
    }
}
