import { AutoSaveStateMiddleware, ConversationState, MemoryTranscriptStore, TranscriptLoggerMiddleware, UserState, type TurnContext } from 'botbuilder';
import { DialogSet, OAuthPrompt, type Dialog } from 'botbuilder-dialogs';
import { BotWarden, botState, KeyRing, mintUserId, type BotWardenOptions } from '../../../lib';
import { LoginTimeoutDialog, stepUp, type LoginResult } from '../../../lib/dialogs';
import type { AttackOptions, BotParts, BotUnderAttack, SetUp } from '../../../lib/testing';

const CONNECTION = 'aad';
const TENANT = '7f7b1b5e-0000-4000-8000-00000000000a';
const PROMPT = { connectionName: CONNECTION, title: 'Sign in' };
const keys = KeyRing.generate();

/** What the bots with a login are attacked with. */
export const LOGIN: AttackOptions = { connectionName: CONNECTION, stepUp: { say: 'pay', done: /^paid$/ } };
/** What a bot behind everything is attacked with. */
export const STRICT: AttackOptions = { ...LOGIN, tenant: TENANT, userId: () => mintUserId(keys) };

/** As the SDK's sample 02.echo-bot. */
const echo = async (context: TurnContext) => {
    if (context.activity.type === 'message') await context.sendActivity(`echo: ${context.activity.text}`);
};

/** The sample, with nothing that protects it. */
export const echoBot: SetUp = () => echo;

/** A bot that keeps state, signs its users in at `login`, pays at `pay`, and else is an echo. */
function bank({ adapter, storage }: BotParts, prompt: Dialog, fresh: object = {}) {
    const [conversations, users] = [new ConversationState(storage), new UserState(storage)];
    const [last, dialogs] = [users.createProperty<string>('last'), new DialogSet(conversations.createProperty('dialogs'))];
    dialogs.add(prompt);
    adapter.use(new AutoSaveStateMiddleware(conversations, users));
    return async (context: TurnContext) => {
        const { text = '', type } = context.activity;
        const dialog = await dialogs.createContext(context);
        const { status, result } = /^(?:login|pay)$/.test(text) ? await dialog.beginDialog('login', text === 'pay' ? fresh : {}) : await dialog.continueDialog();
        if (result) await context.sendActivity(isSignedIn(result as object) ? 'paid' : 'declined');
        if (status !== 'empty' || type !== 'message') return;
        await last.set(context, text);
        await echo(context);
    };
}

/** By OAuthPrompt's result, which is a token, or by LoginTimeoutDialog's. */
const isSignedIn = (result: object) => 'token' in result || (result as LoginResult).status === 'signedIn';

/** A bot with state, an OAuthPrompt and the SDK's transcript logger, and nothing that protects any of it. */
export const bankBot: SetUp = (parts) => {
    const transcripts = new MemoryTranscriptStore();
    parts.adapter.use(new TranscriptLoggerMiddleware(transcripts));
    return { logic: bank(parts, new OAuthPrompt('login', PROMPT)), transcripts };
};

type Options = Partial<BotWardenOptions>;

/** The same behind bot-warden. @param change what is switched off, or changed */
export const guardedBot = (change: (parts: BotParts) => Options = () => ({})): SetUp => (parts): BotUnderAttack => {
    const also = [botState(parts.storage)];
    const options: BotWardenOptions = { keys, storage: parts.storage, login: { connectionNames: [CONNECTION] }, transcripts: { also }, ...change(parts) };
    const warden = new BotWarden(options);
    parts.adapter.use(warden);
    const prompt = options.login === false ? new OAuthPrompt('login', PROMPT) : new LoginTimeoutDialog('login', PROMPT);
    const logic = bank(parts, prompt, stepUp({ maxAge: 300_000, amr: 'mfa' }));
    return { logic, events: warden.events, ...(warden.transcripts && { transcripts: warden.transcripts }) };
};

/** The same with signed ids, one tenant and a vault. */
export const strictBot = (change: (parts: BotParts) => Options = () => ({})): SetUp => guardedBot((parts) => ({
    channel: { tenants: { msteams: [TENANT] } }, impersonation: { signedIds: {} }, redaction: { replace: 'vault' }, ...change(parts),
}));
