import { TextPrompt, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import { LoginTimeoutDialog, SignedInDialog, stepUp, type LoginResult, type LoginTimeoutDialogSettings } from 'bot-warden/dialogs';

/**
 * A transfer for signed-in users, of no money at all. When the login ends meanwhile, it goes on after the next sign-in where it stopped;
 * before anything would be moved it asks for a fresh sign-in.
 */
export class Transfer extends SignedInDialog {
    constructor(id: string, login: LoginTimeoutDialogSettings, private readonly freshness: number) {
        super(id, login);
        this.addDialog(new WaterfallDialog('steps', [askHowMuch, askWhom, (step) => this.prove(step), (step) => this.transfer(step)]));
        this.addDialog(new TextPrompt('text'));
        this.addDialog(new LoginTimeoutDialog('prove', { ...login, text: 'Please sign in once more, so that I know it is you' }));
        this.initialDialogId = 'steps';
    }

    private prove(step: WaterfallStepContext) {
        (step.values as Order).to = String(step.result);
        return step.beginDialog('prove', stepUp({ maxAge: this.freshness }));
    }

    private async transfer(step: WaterfallStepContext) {
        const { amount, to } = step.values as Order;
        const { status } = step.result as LoginResult;
        await step.context.sendActivity(status === 'signedIn' ? `I transferred ${amount} to ${to}.` : 'Nothing was transferred.');
        return step.endDialog();
    }
}

interface Order {
    amount: string;
    to: string;
}

function askHowMuch(step: WaterfallStepContext) {
    return step.prompt('text', 'How much shall I transfer?');
}

function askWhom(step: WaterfallStepContext) {
    (step.values as Order).amount = String(step.result);
    return step.prompt('text', 'To whom?');
}
