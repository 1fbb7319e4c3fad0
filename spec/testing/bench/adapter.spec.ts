import assert from 'node:assert/strict';
import type { Activity, Middleware, TurnContext } from 'botbuilder';
import { AttackAdapter, type Leaving, type Logic } from '../../../lib/testing';
import { identity } from '../../../lib/testing/bench/places';
import { BenchTokens } from '../../../lib/testing/bench/tokens';
import { CloudBot } from '../../login/support/cloud-bot';

const INBOUND = {
    type: 'message', id: '1', text: 'hello', channelId: 'directline', serviceUrl: 'https://channel.example/', locale: 'de-DE',
    conversation: { id: 'conversation-1' }, from: { id: 'dl_ann', name: 'Ann' }, recipient: { id: 'the-bot', name: 'Bot' },
} as Partial<Activity>;

/** What middleware and bots do, and note of what they see. */
interface Story {
    middleware?: (log: unknown[]) => Middleware[];
    logic(log: unknown[]): (context: TurnContext) => Promise<unknown>;
    turn?: Partial<Activity>;
}

interface Told {
    log: unknown[];
    sent: object[];
    status: number | undefined;
}

/** With what differs from turn to turn left out. */
const plain = (sent: readonly object[]) => sent.map((each) => {
    const { id: _, callerId: __, ...rest } = JSON.parse(JSON.stringify(each)) as Partial<Activity>;
    return rest;
});

async function onCloudAdapter({ middleware, logic, turn }: Story): Promise<Told> {
    const log: unknown[] = [];
    const bot = new CloudBot([], async (context) => { await logic(log)(context); });
    for (const each of middleware?.(log) ?? []) bot.adapter.use(each);
    const { sent, status } = await bot.take({ ...INBOUND, ...turn }).catch((error: Error) => ({ sent: [error.message as never], status: undefined }));
    return { log, sent: plain(sent), status };
}

async function onAttackAdapter({ middleware, logic, turn }: Story): Promise<Told> {
    const [log, wire]: [unknown[], Leaving[]] = [[], []];
    const adapter = new AttackAdapter(new BenchTokens()).use(...(middleware?.(log) ?? []));
    const activity = { ...INBOUND, ...turn };
    const run = adapter.run({ identity: identity({ aud: 'x' }), activity, wire, logic: logic(log) as Logic });
    const { answer, thrown = [] } = await run.then((given) => ({ answer: given, thrown: undefined }), (error: Error) => ({ answer: undefined, thrown: [error.message as never] }));
    return { log, sent: plain([...wire.filter(({ how }) => how === 'sent').map(({ activity: sent }) => sent), ...thrown]), status: answer?.status };
}

const noting = (name: string) => (log: unknown[]): Middleware => ({
    onTurn: async (context, next) => {
        log.push(`${name} begins`);
        context.onSendActivities(async (_, activities, send) => {
            log.push([`${name} sends`, ...activities.map(({ text }) => text)]);
            for (const activity of activities) activity.text += name;
            const sent = await send();
            log.push(`${name} sent ${sent.length}`);
            return sent;
        });
        await next();
        log.push(`${name} ends`);
    },
});

const STORIES: Record<string, Story> = {
    'a text': { logic: () => (context) => context.sendActivity('hi') },
    'a text with speech': { logic: () => (context) => context.sendActivity('hi', 'ho', 'expectingInput') },
    'several at once': { logic: () => (context) => context.sendActivities([{ type: 'message', text: 'a' }, { type: 'typing' }, { text: 'b' }]) },
    'a trace, which does not leave': { logic: () => (context) => context.sendTraceActivity('x', 1) },
    'handlers in the order of their registration': { middleware: (log) => [noting('A')(log), noting('B')(log)], logic: () => (context) => context.sendActivity('hi') },
    'middleware that lets nothing pass': { middleware: () => [{ onTurn: async (context) => { await context.sendActivity('no'); } }], logic: (log) => async () => log.push('seen') },
    'a copy of what the bot sends': {
        logic: (log) => async (context) => {
            const card = { type: 'message', text: 'hi', attachments: [{ contentType: 'a/b', content: { text: 'x' } }] };
            context.onSendActivities(async (_, activities, send) => {
                activities[0]!.text = 'changed';
                (activities[0]!.attachments![0]!.content as { text: string }).text = 'changed';
                return send();
            });
            await context.sendActivity(card);
            log.push(structuredClone(card), context.responded);
        },
    },
    'an invoke': { turn: { type: 'invoke', name: 'x' }, logic: () => (context) => context.sendActivity({ type: 'invokeResponse', value: { status: 418, body: { a: 1 } } }) },
    'an invoke without an answer': { turn: { type: 'invoke', name: 'x' }, logic: () => async () => {} },
    'replies in the answer': { turn: { deliveryMode: 'expectReplies' }, logic: (log) => async (context) => { log.push((await context.sendActivity('hi'))?.id ?? 'none'); } },
    'an error': { logic: () => () => Promise.reject(new Error('mine')) },
};

describe('AttackAdapter, beside the SDK\'s CloudAdapter', () => {
    for (const [what, story] of Object.entries(STORIES)) {
        it(`does the same: ${what}`, async () => assert.deepEqual(await onAttackAdapter(story), await onCloudAdapter(story)));
    }

    it('ends the use of a context with its turn', async () => {
        let kept: TurnContext | undefined;
        await onAttackAdapter({ logic: () => async (context) => { kept = context; } });
        assert.throws(() => kept?.activity, /revoked/);
    });

    it('starts turns of the bot\'s own as the SDK does', async () => {
        const seen = (log: unknown[]) => async (context: TurnContext) => {
            const claims = context.turnState.get<{ isAuthenticated: boolean; claims: object[] }>(context.adapter.BotIdentityKey);
            const { type, name, from, recipient, channelId, relatesTo } = context.activity;
            log.push({ type, name, from, recipient, channelId, relatesTo: Boolean(relatesTo), isAuthenticated: claims.isAuthenticated, claims: claims.claims.length });
        };
        const [theirs, ours]: [unknown[], unknown[]] = [[], []];
        const bot = new CloudBot([]);
        await bot.proactive(seen(theirs));
        await new AttackAdapter(new BenchTokens()).continueConversationAsync('app', bot.reference() as never, seen(ours) as Logic);
        assert.deepEqual(ours, theirs);
    });
});
