import assert from 'node:assert/strict';
import { MemoryStorage, type Activity } from 'botbuilder';
import * as fc from 'fast-check';
import { ImpersonationMiddleware, KeyRing, type ImpersonationOptions, type SecurityEvent } from '../../lib';
import { CloudBot } from '../login/support/cloud-bot';
import { TestBot } from '../helpers/bot';
import { failing } from '../helpers/failing';

const REFUSED = 'Sorry, I cannot take this message.';
const eve = { id: 'dl_eve' } as Activity['from'];
const inTheName = (id: string, type: string) => ({ type, from: { id, name: '' } }) as Partial<Activity>;

/** A bot that answers everything it sees, and what reached the storage. */
function guarded(options: Partial<ImpersonationOptions> = {}) {
    const memory: Record<string, string> = {};
    const gate = new ImpersonationMiddleware({ storage: new MemoryStorage(memory), shared: false, ...options });
    const bot = new CloudBot([gate], async (context) => {
        if (context.activity.type === 'message') await context.sendActivity('hello');
        if (context.activity.type === 'invoke') await context.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
    });
    return { bot, gate, memory, events: notable(gate) };
}

/** What is reported from now on, but for the names of the people here, which anybody could guess. */
function notable(gate: ImpersonationMiddleware): SecurityEvent[] {
    const events: SecurityEvent[] = [];
    gate.events.on('security', (event) => { if (!('reason' in event && event.reason === 'id-guessable')) events.push(event); });
    return events;
}

describe('ImpersonationMiddleware', () => {
    const teams = { channelId: 'msteams', conversation: { id: '19:abc@thread.v2', conversationType: 'groupChat' } } as Partial<Activity>;

    for (const [what, turns] of [
        ['a page that starts with the conversation id in place of the user id', [inTheName('conversation-1', 'conversationUpdate'), {}, {}]],
        ['a user who speaks again', [{}, {}, { type: 'event', name: 'page-opened' }, { type: 'invoke', name: 'card' }]],
        ['several people in a Teams group chat', [teams, { ...teams, from: eve }, { ...teams, type: 'invoke', from: eve }, teams]],
        ['a skill', [{}, { from: { id: 'dl_ann', name: '', role: 'skill' } }]],
        ['typing, before and after somebody spoke', [{ type: 'typing' }, {}, { type: 'typing' }]],
        ["a conversationUpdate in the bot's name", [{}, inTheName('the-bot', 'conversationUpdate')]],
        ['the same user in two conversations', [{}, { conversation: { id: 'conversation-2' } as Activity['conversation'] }]],
        ['two users in two conversations', [{}, { from: eve, conversation: { id: 'conversation-2' } as Activity['conversation'] }]],
        ['the same conversation id on two channels', [{}, { from: eve, channelId: 'webchat' }]],
    ] as [string, Partial<Activity>[]][]) {
        it(`lets ${what} pass`, async () => {
            const { bot, events } = guarded();
            for (const turn of turns) await bot.take(turn);
            assert.equal(bot.seen.length, turns.length);
            assert.equal(events.some(({ type }) => type === 'impersonation'), false);
        });
    }

    it('can be registered twice, and checks twice', async () => {
        const [storage, keys] = [new MemoryStorage(), KeyRing.generate()];
        const gates = [{ storage }, { storage }, { storage, keys, signedIds: {} }].map((options) => new ImpersonationMiddleware(options));
        const bots = [gates.slice(0, 2), gates].map((protections) => new CloudBot(protections, async (context) => { await context.sendActivity('hello'); }));
        const turn = { id: '1', text: 'hi' };
        assert.deepEqual(await Promise.all(bots.map((bot) => bot.say('hi', { ...turn, conversation: { id: String(bots.indexOf(bot)) } as Activity['conversation'] }))), [['hello'], [REFUSED]]);
        assert.deepEqual(await bots[0]?.say('hi', { ...turn, conversation: { id: '0' } as Activity['conversation'] }), []);
    });

    it('lets the bot start a turn itself, and binds nobody by it', async () => {
        const { bot, memory } = guarded();
        await bot.proactive();
        assert.deepEqual([bot.seen[0]?.name, Object.keys(memory)], ['ContinueConversation', []]);
        assert.deepEqual(await bot.say('hi', { from: eve }), ['hello']);
    });

    for (const [what, turn, sent, status] of [
        ['a message by another id', { from: eve }, [REFUSED], undefined],
        ['a message without an id', { from: { id: '', name: 'Ann' } }, [REFUSED], undefined],
        ['a message with the role bot', { from: { id: 'dl_ann', name: '', role: 'bot' } }, [REFUSED], undefined],
        ["a message in the bot's name", { from: { id: 'the-bot', name: '' } }, [REFUSED], undefined],
        ["a message in the conversation's name", { from: { id: 'conversation-1', name: '' } }, [REFUSED], undefined],
        ['a message that says it is a group', { from: eve, conversation: { id: 'conversation-1', isGroup: true } }, [REFUSED], undefined],
        ['an invoke by another id', { type: 'invoke', name: 'adaptiveCard/action', from: eve }, [], 403],
        ['an event by another id', { type: 'event', name: 'tokens/response', from: eve }, [], undefined],
        ['typing by another id', { type: 'typing', from: eve }, [], undefined],
        ['a conversationUpdate by another id', { type: 'conversationUpdate', from: eve }, [], undefined],
        ['an event by another id that is named as if the bot had started it', { type: 'event', name: 'ContinueConversation', from: eve }, [], undefined],
        ['an event by another id that is named CreateConversation', { type: 'event', name: 'CreateConversation', from: eve }, [], undefined],
    ] as [string, Partial<Activity>, string[], number | undefined][]) {
        it(`refuses ${what}, and the bot does not see it`, async () => {
            const { bot, events, memory } = guarded();
            await bot.say('hi');
            const before = { ...memory };
            const answer = await bot.take(turn);
            assert.deepEqual([answer.sent.map(({ text }) => text), answer.status], [sent, status]);
            assert.equal(bot.seen.length, 1);
            assert.deepEqual(memory, before);
            assert.equal(events.filter(({ type }) => type === 'impersonation').length, 1);
        });
    }

    it('reads nothing but the binding in a refused turn', async () => {
        const storage = new MemoryStorage();
        const read: string[] = [];
        const watched = Object.assign(Object.create(storage) as MemoryStorage, { read: (names: string[]) => (read.push(...names), storage.read(names)) });
        const { bot } = guarded({ storage: watched });
        await bot.say('hi');
        read.length = 0;
        await bot.say('give me the money', { from: eve });
        assert.equal(read.length, 1);
        assert.match(read[0]!, /^bot-warden\/impersonation\//);
    });

    it('tells the developer why, and holds no id or text in the event', async () => {
        const { bot, events } = guarded();
        await bot.say('hi');
        await bot.say('give me the money', { from: eve, id: 'in-x' });
        const { type, reason, channelId, activityId } = events[1] as { type: string; reason: string; channelId: string; activityId: string };
        assert.deepEqual([events[0]?.type, type, reason, channelId, activityId], ['speaker-bound', 'impersonation', 'id-changed', 'directline', 'in-x']);
        assert.doesNotMatch(JSON.stringify(events), /dl_|money|conversation-1/);
    });

    for (const [method, what] of [['read', 'be read'], ['write', 'be written']] as const) {
        for (const [type, sent, status] of [['message', [REFUSED], undefined], ['invoke', [], 403], ['event', [], undefined]] as const) {
            it(`refuses a first ${type} when the storage cannot ${what}, and tells nobody why`, async () => {
                const { bot, events } = guarded({ storage: failing(new MemoryStorage(), method) });
                const answer = await bot.take({ type });
                assert.deepEqual([answer.sent.map(({ text }) => text), answer.status, bot.seen.length], [sent, status, 0]);
                assert.deepEqual(events.map(({ type: name }) => name), ['store-unavailable']);
                assert.doesNotMatch(JSON.stringify([events, answer]), /the store is down/);
            });
        }
    }

    it('takes messages again when the storage is back', async () => {
        const storage = failing(new MemoryStorage(), 'read');
        const { bot } = guarded({ storage });
        await bot.say('hi');
        storage.down = false;
        assert.deepEqual(await bot.say('hi'), ['hello']);
    });

    it('refuses a record that is not a binding', async () => {
        const { bot, memory } = guarded();
        await bot.say('hi');
        for (const name of Object.keys(memory)) memory[name] = '{"eTag":"1"}';
        assert.deepEqual(await bot.say('hi'), [REFUSED]);
    });

    it('has one winner when two speak first at the same time', async () => {
        const { bot, events } = guarded();
        const answers = await Promise.all(['dl_ann', 'dl_eve', 'dl_joe'].map(async (id) => bot.take({ from: { id, name: '' } })));
        assert.equal(bot.seen.length, 1);
        assert.deepEqual(events.map(({ type }) => type).toSorted(), ['impersonation', 'impersonation', 'speaker-bound']);
        assert.equal(bot.sent.filter(({ text }) => text === REFUSED).length, 2);
        assert.equal(answers.length, 3);
    });

    for (const keys of [undefined, KeyRing.generate()]) {
        it(`keeps no id in clear, ${keys ? 'with' : 'without'} keys`, async () => {
            const { bot, memory } = guarded(keys && { keys });
            await bot.say('hi', { from: { id: '+15551234567', name: 'Ann Example' }, conversation: { id: '+15557654321' } as Activity['conversation'] });
            const dump = JSON.stringify(memory);
            assert.equal(Object.keys(memory).length, 1);
            assert.doesNotMatch(dump, /15551234567|15557654321|Ann Example/);
        });
    }

    it('hides ids under a key: the same binding has another name under another', async () => {
        const names = await Promise.all([KeyRing.generate(), KeyRing.generate()].map(async (keys) => {
            const { bot, memory } = guarded({ keys });
            await bot.say('hi');
            return Object.keys(memory)[0];
        }));
        assert.notEqual(names[0], names[1]);
    });

    const odd = ['a/b', 'a%2Fb', 'a', 'A', 'a ', ' a', 'a\u200b', 'ａ', '__proto__', 'constructor', 'toString', 'x'.repeat(10_000), 'x'.repeat(10_001), 'é', 'e\u0301'];

    it('keeps odd user ids apart, in every pair', async () => {
        for (const first of odd) {
            const { bot } = guarded();
            await bot.take({ from: { id: first, name: '' } });
            for (const other of odd) await bot.take({ from: { id: other, name: '' } });
            assert.deepEqual(bot.seen.map(({ from }) => from?.id), [first, first], `bound to ${first.slice(0, 12)}`);
        }
    });

    it('keeps odd conversation ids apart', async () => {
        const { bot, memory } = guarded();
        for (const id of odd) await bot.take({ conversation: { id } as Activity['conversation'], from: { id: `user of ${id}`, name: '' } });
        assert.deepEqual([bot.seen.length, Object.keys(memory).length], [odd.length, odd.length]);
    });

    it('never takes one id for another', async () => {
        const id = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
        await fc.assert(fc.asyncProperty(id, id, async (ann, other) => {
            fc.pre(ann !== other);
            const bot = new TestBot([new ImpersonationMiddleware({ storage: new MemoryStorage() })]);
            const conversation = { id: 'a conversation' } as Activity['conversation'];
            await bot.take({ type: 'message', from: { id: ann, name: '' }, conversation, recipient: { id: 'the bot itself', name: '' } });
            await bot.take({ type: 'message', from: { id: other, name: '' }, conversation, recipient: { id: 'the bot itself', name: '' } });
            assert.deepEqual(bot.seen.map(({ from }) => from?.id), [ann]);
        }), { numRuns: 60 });
    });

    it('asks the developer what a group is', async () => {
        const { bot } = guarded({ isGroup: ({ conversation }) => conversation?.id?.startsWith('room-') === true });
        const room = { conversation: { id: 'room-7' } as Activity['conversation'] };
        for (const turn of [room, { ...room, from: eve }, {}, { from: eve }]) await bot.take(turn);
        assert.equal(bot.seen.length, 3);
    });

    it('refuses when the developer cannot say what a group is', async () => {
        const { bot, events } = guarded({ isGroup: () => { throw new Error('secret detail'); } });
        assert.deepEqual(await bot.say('hi'), [REFUSED]);
        assert.doesNotMatch(JSON.stringify(events), /secret detail/);
    });

    it("says the developer's sentence", async () => {
        const { bot } = guarded({ refusal: 'No.' });
        await bot.say('hi');
        assert.deepEqual(await bot.say('hi', { from: eve }), ['No.']);
    });

    for (const answer of [Promise.resolve(false), 'no', 1, undefined, null]) {
        it(`refuses when isGroup answers ${typeof answer} ${String(answer)}`, async () => {
            const bot = new TestBot([new ImpersonationMiddleware({ storage: new MemoryStorage(), isGroup: () => answer as never })]);
            await bot.say('hello');
            assert.equal(bot.seen.length, 0);
        });
    }

    it('lets the bot create a conversation', async () => {
        const { bot } = guarded();
        let ran = false;
        const parameters = { isGroup: false, bot: { id: 'bot', name: '' }, members: [], channelData: {} } as never;
        await bot.adapter.createConversationAsync(bot.appId, 'msteams', 'https://channel.example/', 'audience', parameters, async () => { ran = true; });
        assert.ok(ran);
    });

    it('needs no names of conversation or sender for the channel\'s own news', async () => {
        const bot = new TestBot([new ImpersonationMiddleware({ storage: new MemoryStorage() })]);
        const context = { type: 'conversationUpdate', conversation: {}, from: {} } as Partial<Activity>;
        await bot.take(context);
        assert.equal(bot.seen.length, 1);
    });

    for (const [given, option] of [
        [undefined, 'storage'],
        [{ storage: { read() {} } }, 'storage'],
        [{ storage: new MemoryStorage(), keys: {} }, 'keys'],
        [{ storage: new MemoryStorage(), isGroup: true }, 'isGroup'],
        [{ storage: new MemoryStorage(), refusal: '' }, 'refusal'],
        [{ storage: new MemoryStorage(), store: 1 }, 'store'],
    ] as const) {
        it(`names ${option} when it is wrong: ${JSON.stringify(given)?.slice(0, 60)}`, () => {
            assert.throws(() => new ImpersonationMiddleware(given as never), { name: 'OptionError', code: 'ERR_WARDEN_OPTION', option });
        });
    }
});
