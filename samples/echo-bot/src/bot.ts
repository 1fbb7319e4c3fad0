import { ActivityHandler, ActivityTypes, MessageFactory, type ConversationState, type StatePropertyAccessor, type TurnContext } from 'botbuilder';
import { DialogSet, DialogTurnStatus, type DialogState, TextPrompt, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { BotWarden } from 'bot-warden';
import { LoginTimeoutDialog, type LoginResult } from 'bot-warden/dialogs';
import { Transfer } from './transfer';

/** What the bot needs from around it. */
export interface EchoBotOptions {
    conversationState: ConversationState;
    connectionName: string;
    /** How old a sign-in may be when money would move, milliseconds. */
    freshness: number;
    /** Where card numbers are, and who is told that a password comes. */
    warden: Pick<BotWarden, 'vault' | 'sensitive'>;
    /** Told the name of a user who has signed in. */
    signedIn: (context: TurnContext, name: string) => void;
}

const WELCOME =
    'Hello and welcome! I repeat what you write. Say "pay", "unlock", "sign in", "transfer", "sign out", "bye" or "forget me", or send me a test card number.';

const NOT_SIGNED_IN: Readonly<Record<Exclude<LoginResult['status'], 'signedIn'>, string>> = {
    timedOut: 'That took too long.',
    declined: 'You are not signed in.',
    locked: 'Those were too many wrong codes.',
    identityMismatch: 'Somebody else signed in, so nobody is signed in now.',
};

/** What stands for a card number, wherever this bot or its state has one. */
const CARD = /⟦CREDIT_CARD:[a-z]+⟧/;

/**
 * The echo bot that Bot Framework developers know, with a sign-in, a transfer, a payment and a password. What it knows of bot-warden is
 * two dialogs, and two calls: `reveal` gets a card number, `sensitive` hides the answer to come.
 */
export class EchoBot extends ActivityHandler {
    private readonly dialogs: DialogSet;
    private readonly dialogState: StatePropertyAccessor<DialogState>;

    constructor(private readonly options: EchoBotOptions) {
        super();
        this.dialogState = options.conversationState.createProperty('dialogs');
        this.dialogs = new DialogSet(this.dialogState);
        const login = { connectionName: options.connectionName, title: 'Sign in', text: 'Please sign in' };
        this.dialogs.add(new LoginTimeoutDialog('login', login));
        this.dialogs.add(new Transfer('transfer', login, options.freshness));
        this.dialogs.add(new WaterfallDialog('sign-in', [(step) => step.beginDialog('login'), (step) => this.greet(step)]));
        this.dialogs.add(new TextPrompt('text'));
        this.dialogs.add(new WaterfallDialog('pay', [(step) => askForCard(step), (step) => confirm(step), (step) => this.charge(step)]));
        this.dialogs.add(new WaterfallDialog('unlock', [(step) => this.askForPassword(step), (step) => thank(step)]));
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
        const text = context.activity.text?.trim().toLowerCase();
        switch (text) {
            case 'sign in':
                return this.begin(context, 'sign-in');
            case 'pay':
            case 'unlock':
            case 'transfer':
                return this.begin(context, text);
            case 'bye':
                await context.sendActivities([{ type: 'message', text: 'Goodbye. What was kept of this conversation goes now.' }, { type: ActivityTypes.EndOfConversation }]);
                return;
            default:
                await context.sendActivity(`Echo: ${context.activity.text}`);
        }
    }

    private async begin(context: TurnContext, dialog: string): Promise<void> {
        await (await this.dialogs.createContext(context)).beginDialog(dialog);
    }

    /** @returns whether a dialog took the turn */
    private async continue(context: TurnContext): Promise<boolean> {
        const dialog = await this.dialogs.createContext(context);
        const { status } = await dialog.continueDialog();
        const isCode = /^\d{6}$/.test(context.activity.text ?? '');
        if (status === DialogTurnStatus.waiting && isCode && !context.responded) await context.sendActivity('That is not the code.'); // a sign-in goes on waiting
        return context.responded;
    }

    /** The one line of this bot that has a use for the number. */
    private async charge(step: WaterfallStepContext) {
        const { card } = step.values as { card: string };
        if (step.result !== 'charge') return end(step, 'Nothing was charged.');
        const number = await this.options.warden.vault.reveal(step.context, card, { purpose: 'charge the card' });
        return end(step, number ? `I charged the card that ends in ${number.slice(-4)}.` : 'I no longer have the card. Say "pay" to start again.');
    }

    private async askForPassword(step: WaterfallStepContext) {
        await this.options.warden.sensitive(step.context);
        return step.prompt('text', 'Your password? Any will do, but none of yours.');
    }

    private async greet(step: WaterfallStepContext) {
        const result = step.result as LoginResult;
        if (result.status === 'signedIn') {
            const name = nameIn(result.token);
            this.options.signedIn(step.context, name);
            await step.context.sendActivity(`You are signed in as ${name}.`);
        } else {
            await step.context.sendActivity(`${NOT_SIGNED_IN[result.status]} Say "sign in" to try again.`);
        }
        return step.endDialog();
    }
}

function askForCard(step: WaterfallStepContext) {
    return step.prompt('text', 'Which card shall I charge?');
}

function confirm(step: WaterfallStepContext) {
    const [card] = CARD.exec(String(step.result)) ?? [];
    if (!card) return end(step, 'I saw no card number. Say "pay" to start again.');
    (step.values as { card: string }).card = card; // goes into the conversation's state: a token may
    return step.prompt('text', MessageFactory.suggestedActions(['charge', 'cancel'], `Of your card I have this: ${card}. Shall I charge it?`));
}

function thank(step: WaterfallStepContext) {
    return end(step, 'Thank you, I have read your password. No store has it.'); // step.result is it
}

async function end(step: WaterfallStepContext, text: string) {
    await step.context.sendActivity(text);
    return step.endDialog();
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
