import { ActivityHandler, type ConversationState, type StatePropertyAccessor, type TurnContext } from 'botbuilder';
import { DialogSet, type DialogState, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import { LoginTimeoutDialog, type LoginResult } from 'bot-warden/dialogs';

/** What the bot needs from around it. */
export interface EchoBotOptions {
    conversationState: ConversationState;
    connectionName: string;
    signOut: (context: TurnContext) => Promise<void>;
    /** Told the name of a user who has signed in. */
    signedIn: (context: TurnContext, name: string) => void;
}

const WELCOME =
    'Hello and welcome! I repeat what you write. Say "sign in", "sign out" or "forget me", or send me a test card number.';

/** The echo bot that Bot Framework developers know, with a sign-in. Nothing in it knows of bot-warden but the dialog. */
export class EchoBot extends ActivityHandler {
    private readonly dialogs: DialogSet;
    private readonly dialogState: StatePropertyAccessor<DialogState>;

    constructor(private readonly options: EchoBotOptions) {
        super();
        this.dialogState = options.conversationState.createProperty('dialogs');
        this.dialogs = new DialogSet(this.dialogState);
        const { connectionName } = options;
        this.dialogs.add(new LoginTimeoutDialog('login', { connectionName, title: 'Sign in', text: 'Please sign in' }));
        this.dialogs.add(new WaterfallDialog('sign-in', [(step) => step.beginDialog('login'), (step) => this.greet(step)]));
        this.onMembersAdded(async (context, next) => {
            const people = context.activity.membersAdded?.filter(({ id }) => id !== context.activity.recipient.id) ?? [];
            if (people.length > 0) await context.sendActivity(WELCOME);
            await next();
        });
        this.onMessage(async (context, next) => {
            await this.answer(context);
            await next();
        });
        this.onTokenResponseEvent(async (context, next) => {
            await this.continue(context);
            await next();
        });
    }

    override async run(context: TurnContext): Promise<void> {
        await super.run(context);
        await this.options.conversationState.saveChanges(context);
    }

    private async answer(context: TurnContext): Promise<void> {
        if (await this.continue(context)) return;
        switch (context.activity.text?.trim().toLowerCase()) {
            case 'sign in':
                await (await this.dialogs.createContext(context)).beginDialog('sign-in');
                return;
            case 'sign out':
                await this.options.signOut(context);
                await context.sendActivity('You are signed out.');
                return;
            default:
                await context.sendActivity(`Echo: ${context.activity.text}`);
        }
    }

    /** @returns whether a dialog took the turn */
    private async continue(context: TurnContext): Promise<boolean> {
        const dialog = await this.dialogs.createContext(context);
        await dialog.continueDialog();
        return context.responded;
    }

    private async greet(step: WaterfallStepContext) {
        const result = step.result as LoginResult;
        if (result.status === 'signedIn') {
            const name = nameIn(result.token);
            this.options.signedIn(step.context, name);
            await step.context.sendActivity(`You are signed in as ${name}.`);
        } else {
            const why = result.status === 'timedOut' ? 'That took too long.' : 'You are not signed in.';
            await step.context.sendActivity(`${why} Say "sign in" to try again.`);
        }
        return step.endDialog();
    }
}

/** The name in an id or access token, for a greeting; the token service has checked the token. */
function nameIn(token: string): string {
    try {
        const { name } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { name?: string };
        return name ?? 'a user without a name';
    } catch {
        return 'a user without a name';
    }
}
