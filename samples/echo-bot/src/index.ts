import { ConversationState, MemoryStorage } from 'botbuilder';
import { BotWarden, botState, WardenError } from 'bot-warden';
import { createLocalChannel, type LocalChannel } from 'bot-warden-local-channel';
import express from 'express';
import { createAdapter } from './adapter';
import { azureAuthentication, localAuthentication } from './authentication';
import { EchoBot } from './bot';
import { Panel } from './panel/panel';
import { listen, mount } from './server';
import { readSettings, SettingsError, type Settings } from './settings';
import { checkKeys, openStore, type Store } from './store';

const OVERWRITTEN =
    'A message came with another user id. The channel replaced it with the id in the token, so the bot saw the right user.';

async function main(): Promise<void> {
    const settings = readSettings(process.argv.includes('--azure'));
    const store = openStore(settings.dataFolder);
    const channel = settings.azure ? undefined : await localChannel(settings);
    const adapter = createAdapter(channel ? localAuthentication(channel, settings.appId) : azureAuthentication());
    const storage = new MemoryStorage();
    const { appId, connectionName, silence, idle, absolute, freshness } = settings;

    const warden = new BotWarden({
        keys: store.keys,
        storage,
        development: channel !== undefined, // the local channel is at http://localhost
        redaction: { replace: { CREDIT_CARD: 'vault' } }, // the bot gets a token, and the number when it says what for
        impersonation: { signedIds: {} }, // no id speaks that the token endpoint did not mint
        login: { connectionNames: [connectionName], idle, absolute, warnBefore: 20_000 },
        education: { botName: 'Echo Bot', neverAsks: ['a real card number', 'a password that you use elsewhere'] }, // this bot does ask for made-up ones
        transcripts: {
            provider: store.provider, // without one, transcripts are in memory and gone with the process
            silence,
            also: [botState(storage)],
            onReceipt: (receipt) => panel.showReceipt(receipt),
        },
    });
    warden.login?.watch(adapter, appId);
    const panel = new Panel(warden, store, { idle, silence });
    await checkKeys(warden.transcripts!, settings.dataFolder);
    adapter.use(panel.before);
    adapter.use(warden);
    adapter.use(panel.after);

    const bot = new EchoBot({
        conversationState: new ConversationState(storage),
        connectionName,
        freshness,
        warden,
        signedIn: (context, name) => panel.signedIn(context, name),
    });
    channel?.events.on('userIdOverwritten', ({ conversationId }) => panel.tell(conversationId, 'info', OVERWRITTEN));
    const app = express();
    if (channel) app.use(channel.router);
    mount(app, settings, adapter, bot, panel, { keys: store.keys, storage, events: warden.events });
    await listen(app, settings.port, (server) => channel?.attach(server));
    closeAtExit(warden, store);
    announce(settings);
}

function localChannel({ port, appId, directLine, connectionName }: Settings): Promise<LocalChannel> {
    const baseUrl = `http://localhost:${port}`;
    const { secret } = directLine;
    return createLocalChannel({ baseUrl, botEndpoint: `${baseUrl}/api/messages`, appId, secret, connectionNames: [connectionName] });
}

/** Leaves the files of the store tidy; it would survive without. */
function closeAtExit(warden: BotWarden, { provider }: Store): void {
    const close = async (signal: NodeJS.Signals) => {
        warden.transcripts?.close();
        await provider.close();
        process.kill(process.pid, signal); // as it would have ended without this
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close(signal));
}

function announce({ port }: Settings): void {
    console.log(`
The echo bot, protected by bot-warden, is at http://localhost:${port}

Seven things to try there:
  1. Send a test card number, and see what the bot and the store get of it.
  2. Say "pay", and see who gets the number when it is needed.
  3. Say "unlock", and see what is kept of a password.
  4. Send as someone else, in enhanced and in plain mode.
  5. Say "transfer" and sign in, then say nothing for a while; guess sign-in codes.
  6. Say "forget me" and see the receipt, or start the sample anew and see what is still kept.
  7. Say "help security", in your language: add ?locale=de to the address, or es, ja, ar.
`);
}

main().catch((error: NodeJS.ErrnoException) => {
    const known = error instanceof SettingsError || error instanceof WardenError;
    console.error(error.code === 'EADDRINUSE' ? taken() : known ? error.message : error);
    process.exit(1);
});

function taken(): string {
    return `Port ${process.env.PORT ?? 3978} is taken. Stop what uses it, or choose another one: PORT=4000 npm start`;
}
