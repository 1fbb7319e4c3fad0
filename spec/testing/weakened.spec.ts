import assert from 'node:assert/strict';
import { MemoryTranscriptStore, TranscriptLoggerMiddleware, type Activity, type TurnContext } from 'botbuilder';
import { attackOne, ATTACKS, type SetUp } from '../../lib/testing';
import type { BotWardenOptions } from '../../lib';
import { guardedBot, LOGIN, STRICT, strictBot } from './support/bots';

type Change = Partial<BotWardenOptions>;

const off = (...names: (keyof BotWardenOptions)[]): Change => Object.fromEntries(names.map((name) => [name, false]));
const OPEN = off('channel', 'impersonation', 'redaction', 'transcripts');

/** What bot-warden has to be without for an attack to get through. */
const WITHOUT: Record<string, Change> = {
    'another user id in the middle of a conversation': off('impersonation'),
    'a message without a user id, or in the bot\'s name': off('impersonation'),
    'a client that says it is in a group': { impersonation: { isGroup: ({ conversation }) => conversation?.isGroup === true } },
    'an id that anybody can guess': off('impersonation'),
    'one id for all visitors': { impersonation: { shared: false } },
    'a signed id that was made up or altered': { impersonation: {} },
    'a look-alike of the speaker\'s id': off('impersonation'),
    'a service URL other than the token names': off('channel'),
    'a service URL that is nobody\'s': off('channel'),
    'Direct Line in the name of another channel': off('channel', 'impersonation'),
    'a forged tokens/response': off('login'),
    'the end of a sign-in that another began': off('login', 'impersonation'),
    'a token exchange that comes again': off('login', 'impersonation'),
    'fifty codes, one after the other': off('login'),
    'codes at once, in two conversations': off('login', 'channel'),
    'codes before and after a restart': off('login'),
    'a number that is no code': off('login', 'redaction'),
    'a sign-in of somebody else': off('impersonation'),
    'a sign-in card in a group': { login: { connectionNames: ['aad'], signInInGroups: true } },
    'tenants that disagree': off('impersonation', 'channel'),
    'a tenant that may not call': { channel: {} },
    'a message that comes again': { impersonation: { replay: false } },
    'other words under a known activity id': { impersonation: { replay: false } },
    'a message a hundred times at once': { impersonation: { replay: false }, channel: { rates: false } },
    'a caller that nobody authenticated': off('channel'),
    'the emulator': { development: true },
    'another bot': off('channel'),
    'a card number that is typed': off('redaction'),
    'a card number that is stored': off('redaction'),
    'a card number that is repeated': off('redaction'),
    'a card number in disguise': { redaction: { policy: { CREDIT_CARD: 'off' } } },
    'a card number over several messages': off('redaction'),
    'a card number in markup': off('redaction'),
    'a card number in words': off('redaction'),
    'a card number beside the text': { redaction: { policy: { CREDIT_CARD: 'personal' } } },
    'a card number in any part of what the bot sends': off('redaction'),
    'a card number by any way out': off('redaction'),
    'a card number in an error': off('redaction'),
    'a card number that other middleware adds': off('redaction'),
    'a secret that is typed': { redaction: { policy: { SECRET: 'off' } } },
    'an activity that is too much': OPEN,
    'a key named __proto__': OPEN,
    'what the bot\'s state holds after an erasure': { transcripts: {} },
    'a login after a long silence': { login: { connectionNames: ['aad'], idle: 1_200_000 } },
    'a login that never ends': { login: { connectionNames: ['aad'], absolute: 40_000_000 } },
    'a login that is prolonged by what is no message': off('login'),
    'a turn of the bot\'s own after the login has ended': off('login'),
    'a token that is on its way while its user signs out': off('login'),
    'a sign-out that the token service does not hear': off('login'),
    'two first speakers in the same moment': off('impersonation'),
    'messages and sign-outs of one user at once': { login: { connectionNames: ['aad'], signOutWords: [] } },
    'a sensitive action after an old sign-in': off('login'),
    'an attachment inside the bot\'s own network': { channel: { attachments: 'allow' } },
    'an impostor who has somebody\'s conversation erased': off('impersonation'),
};

const echo = async (context: TurnContext) => { await context.sendActivity(`echo: ${context.activity.text}`); };

/** A transcript store that deletes all conversations whose id begins so, as one that goes by prefixes. */
class ByPrefix extends MemoryTranscriptStore {
    private readonly logged: Activity[] = [];

    override async logActivity(activity: Activity): Promise<void> {
        this.logged.push(activity);
        await super.logActivity(activity);
    }

    override async deleteTranscript(channelId: string, conversationId: string): Promise<void> {
        const ids = new Set(this.logged.map(({ conversation: { id } }) => id).filter((id) => id.startsWith(conversationId)));
        for (const id of ids) await super.deleteTranscript(channelId, id);
    }
}

const logged = (transcripts: MemoryTranscriptStore): SetUp => ({ adapter }) => {
    adapter.use(new TranscriptLoggerMiddleware(transcripts));
    return { logic: echo, transcripts };
};

const PAN = '4111111111111111';
const TOKEN = '⟦CREDIT_CARD:1⟧';

/** A vault that believes whoever types a token, and gives the value to whatever leaves. */
const badVault: SetUp = ({ adapter }) => {
    adapter.use(async (context, next) => {
        const activity = context.activity as Activity;
        activity.text = activity.text.replaceAll(PAN, TOKEN);
        context.onSendActivities(async (_, activities: Partial<Activity>[], send) => {
            for (const each of activities) each.text = each.text?.replaceAll(TOKEN, PAN) ?? '';
            return send();
        });
        await next();
    });
    return echo;
};

/** Bots that are wrong in their own code. */
const WRONG: Record<string, SetUp> = {
    'a look-alike that gets somebody\'s state': ({ storage }) => async (context: TurnContext) => {
        const name = context.activity.from.id.trim().toLowerCase();
        await storage.write({ [name]: { ...((await storage.read([name]))[name] as object | undefined), text: context.activity.text } });
    },
    'an erasure that is undone by the turn it happens in': logged(new MemoryTranscriptStore()),
    'an erasure that takes a neighbour with it': logged(new ByPrefix()),
    'a vault\'s token that is typed': badVault,
    'a model that prints the vault\'s tokens': badVault,
};

describe('each attack can get through', () => {
    for (const each of ATTACKS) {
        const without = WITHOUT[each.name];
        const isStrict = /signed id|tenant that/.test(each.name);
        const bot = WRONG[each.name] ?? (isStrict ? strictBot : guardedBot)(() => without ?? {});
        it(`${each.name}: ${without ? describeChange(without) : 'a bot that is wrong itself'}`, async () => {
            assert.ok(without ?? WRONG[each.name]);
            const { verdict, because } = await attackOne(each, bot, isStrict ? STRICT : LOGIN);
            assert.equal(verdict, 'got-through', because);
        });
    }
});

function describeChange(change: Change): string {
    return Object.entries(change).map(([name, value]) => (typeof value === 'boolean' ? `${name} ${value ? 'on' : 'off'}` : `${name} changed`)).join(', ');
}
