import { ComponentDialog, DialogTurnStatus, WaterfallDialog, type DialogContext, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs';
import { text } from '../support/options';
import { guardOf, LoginTimeoutDialog, type LoginResult, type LoginTimeoutDialogSettings } from './login-timeout-dialog';

const [LOGIN, FIRST, AGAIN] = ['bot-warden/login', 'bot-warden/first', 'bot-warden/again'];

/**
 * A ComponentDialog for signed-in users only. It begins with a sign-in where there is none; and when the login ends while it runs, the
 * next message starts a sign-in, after which the dialog goes on where it stopped: the prompt that was open asks again. Without a
 * sign-in it ends, with the {@link LoginResult} that says why.
 *
 * @throws {OptionError} from the constructor
 * @throws {WardenError} ERR_WARDEN_LOGIN_GUARD when the adapter does not use the middleware; the SDK wraps it, as its `error`
 */
export class SignedInDialog<O extends object = object> extends ComponentDialog<O> {
    private readonly connectionName: string;

    constructor(dialogId: string, login: LoginTimeoutDialogSettings) {
        super(text('dialogId', dialogId));
        this.connectionName = text('connectionName', login?.connectionName);
        this.dialogs.add(new LoginTimeoutDialog(LOGIN, login)); // not by addDialog, which makes the first one the initial one
        this.dialogs.add(new WaterfallDialog(FIRST, [signIn, (step) => this.start(step)]));
        this.dialogs.add(new WaterfallDialog(AGAIN, [signIn, (step) => goOn(step)]));
    }

    protected override async onBeginDialog(inner: DialogContext, options?: O): Promise<DialogTurnResult> {
        return inner.beginDialog(FIRST, { options });
    }

    protected override async onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
        const isSigningIn = inner.activeDialog?.id === FIRST || inner.activeDialog?.id === AGAIN || inner.activeDialog?.id === LOGIN;
        const isAnswer = inner.context.activity.type === 'message';
        if (!isAnswer || isSigningIn || (await guardOf(inner.context).state(this.connectionName, 'now')) === 'live') return inner.continueDialog();
        return inner.beginDialog(AGAIN);
    }

    private async start(step: WaterfallStepContext): Promise<DialogTurnResult> {
        const { options } = step.options as { options?: O };
        if ((step.result as LoginResult).status !== 'signedIn') return step.endDialog(step.result);
        return step.replaceDialog(this.initialDialogId, options);
    }
}

function signIn(step: WaterfallStepContext): Promise<DialogTurnResult> {
    return step.beginDialog(LOGIN);
}

/** The dialog below asks again when this one ends; without a sign-in there is no going on. */
async function goOn(step: WaterfallStepContext): Promise<DialogTurnResult> {
    const result = step.result as LoginResult;
    if (result.status === 'signedIn') return step.endDialog();
    await step.cancelAllDialogs();
    return { status: DialogTurnStatus.complete, result };
}
