import { ConversationState, type TurnContext } from 'botbuilder';
import {
    BotWarden, botState, ImpersonationMiddleware, KeyRing, LoginTimeoutMiddleware, mintUserId, RedactionMiddleware, SecureChannelMiddleware, SecurityEvents, SelfDestructingTranscripts,
    SelfDestructMiddleware,
} from '../../lib';
import { assertOneHeld, attackOne, ATTACKS, type AttackOptions, type SetUp } from '../../lib/testing';
import { EchoBot } from '../../samples/echo-bot/src/bot';
import { guardedBot, LOGIN } from './support/bots';

const keys = KeyRing.generate();
const connectionName = 'aad';

/** Every protection by itself, in the order of the README. */
const oneByOne: SetUp = ({ adapter, storage }) => {
    const events = new SecurityEvents();
    const common = { storage, keys, events };
    const login = new LoginTimeoutMiddleware({ ...common, connectionNames: [connectionName] });
    const redaction = new RedactionMiddleware(common);
    const store = new SelfDestructingTranscripts({ keys, events, redactor: redaction.redactor });
    adapter.use(new SecureChannelMiddleware({ events }), new ImpersonationMiddleware({ ...common, login }), login, redaction, new SelfDestructMiddleware({ store }));
    return { logic: async (context: TurnContext) => { await context.sendActivity(`echo: ${context.activity.text}`); }, events, transcripts: store };
};

/** The sample, as it is on Azure: with signed ids, a login, a vault and transcripts, and no local channel. */
const sample: SetUp = ({ adapter, storage }) => {
    const warden = new BotWarden({
        keys, storage, redaction: { replace: { CREDIT_CARD: 'vault' } }, impersonation: { signedIds: {} }, login: { connectionNames: [connectionName] },
        transcripts: { also: [botState(storage)] },
    });
    adapter.use(warden);
    const bot = new EchoBot({ conversationState: new ConversationState(storage), connectionName, freshness: 300_000, warden: warden as never, signedIn: () => {} });
    return { logic: (context: TurnContext) => bot.run(context), events: warden.events, transcripts: warden.transcripts! };
};

for (const [what, bot, options] of [
    ['an echo bot behind each protection by itself', oneByOne, {}],
    ['a bot on Teams alone', guardedBot(() => ({ channel: { channels: ['msteams'] } })), { ...LOGIN, channel: 'msteams' }],
    ['a bot in Web Chat alone', guardedBot(() => ({ channel: { channels: ['webchat'] } })), { ...LOGIN, channel: 'webchat' }],
    ['the sample', sample, { connectionName, signIn: 'sign in', userId: () => mintUserId(keys) }],
] as [string, SetUp, AttackOptions][]) {
    describe(`${what}, attacked`, () => {
        for (const each of ATTACKS) it(`holds, or has nothing that could be attacked so: ${each.name}`, async () => assertOneHeld(await attackOne(each, bot, options)));
    });
}
