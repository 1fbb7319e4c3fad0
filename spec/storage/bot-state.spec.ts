import assert from 'node:assert/strict';
import { ConversationState, UserState, type BotState, type TurnContext } from 'botbuilder';
import * as sinon from 'sinon';
import { EncryptedStorage } from '../../lib/storage/encrypted-storage';
import type { SealedStorage } from '../../lib/storage/sealed-storage';
import type { MiddlewareLike } from '../../lib/turn/types';
import { from, TestBot } from '../helpers/bot';
import { keys, MINUTE, recordsIn, wrapped } from './support/wrapped';

interface Notes { texts: string[] }
type Act = (text: string, context: TurnContext) => Promise<unknown>;

const KEY = 'test/conversations/Convo1/';
const STATES = [ConversationState, UserState] as const;
const keyOf = (State: (typeof STATES)[number]) => (State === ConversationState ? KEY : 'test/users/user1/');

/** A bot that notes every text in its state, and says what it has; `act` comes before it saves. */
function noting(storage: SealedStorage, State: (typeof STATES)[number], act: Act = async () => undefined, protections: MiddlewareLike[] = []) {
    const state: BotState = new State(storage);
    const notes = state.createProperty<Notes>('notes');
    return new TestBot(protections, async (context) => {
        const { text = '' } = context.activity;
        const noted = await notes.get(context, { texts: [] });
        noted.texts.push(text);
        await context.sendActivity(noted.texts.join(' '));
        await act(text, context);
        await state.saveChanges(context);
    });
}

/** Opens when it is told to. */
function gate() {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => { open = resolve; });
    return { open: () => open(), opened };
}

describe('state on a sealing storage', () => {
    afterEach(() => sinon.restore());

    for (const kind of ['encrypted', 'expiring'] as const) {
        for (const State of STATES) {
            describe(`${State.name}, ${kind},`, () => {
                const key = keyOf(State);

                it('survives turns, and the process', async () => {
                    const { storage, inner, keyStore, memory } = wrapped(kind);
                    const bot = noting(storage, State);
                    assert.deepEqual([...(await bot.say('one')), ...(await bot.say('two'))], ['one', 'one two']);
                    assert.deepEqual(await noting(wrapped(kind, { storage: inner, keyStore }).storage, State).say('three'), ['one two three']);
                    assert.ok(!/one|user1|Convo1/.test(JSON.stringify(memory)));
                });

                it('is erased in the middle of a turn, and stays so when the turn saves', async () => {
                    const { storage, memory, dropped } = wrapped(kind);
                    const bot = noting(storage, State, async (text) => { if (text === 'forget me') await storage.erase([key]); });
                    await bot.say('secret');
                    assert.deepEqual(await bot.say('forget me'), ['secret forget me']);
                    assert.deepEqual([await storage.read([key]), recordsIn(memory), dropped], [{}, [], [key]]);
                    assert.deepEqual([...(await bot.say('hello')), ...(await bot.say('again'))], ['hello', 'hello again']);
                });

                it('is erased in the very first turn, and stays so', async () => {
                    const { storage, memory, dropped } = wrapped(kind);
                    const bot = noting(storage, State, async (text) => { if (text === 'forget me') await storage.erase([key]); });
                    assert.deepEqual(await bot.say('forget me'), ['forget me']);
                    assert.deepEqual([recordsIn(memory), dropped], [[], [key]]);
                    assert.deepEqual([...(await bot.say('hello')), ...(await bot.say('again'))], ['hello', 'hello again']);
                });

                it('is erased in the very first turn, and stays so however often the turn saves', async () => {
                    const { storage, memory, dropped } = wrapped(kind);
                    const state = new State(storage);
                    const notes = state.createProperty<Notes>('notes');
                    const bot = new TestBot([], async (context) => {
                        const noted = await notes.get(context, { texts: [] });
                        await storage.erase([key]);
                        for (const text of ['one', 'two', 'three']) {
                            noted.texts.push(text);
                            await state.saveChanges(context);
                        }
                    });
                    await bot.say('hello');
                    assert.deepEqual([recordsIn(memory), dropped], [[], [key, key, key]]);
                });

                it('is erased in a turn that has saved before and saves again', async () => {
                    const { storage, memory } = wrapped(kind);
                    const state = new State(storage);
                    const notes = state.createProperty<Notes>('notes');
                    const bot = new TestBot([], async (context) => {
                        const noted = await notes.get(context, { texts: [] });
                        for (const text of ['one', 'two', 'three']) {
                            noted.texts.push(text);
                            await state.saveChanges(context);
                            if (text === 'two') await storage.erase([key]);
                        }
                    });
                    await bot.say('hello');
                    assert.deepEqual(recordsIn(memory), []);
                });

                it('that the bot itself deletes is gone, and can be set anew in the same turn', async () => {
                    const { storage, dropped } = wrapped(kind);
                    const state = new State(storage);
                    const notes = state.createProperty<Notes>('notes');
                    const bot = new TestBot([], async (context) => {
                        if (context.activity.text === 'reset') await state.delete(context);
                        const noted = await notes.get(context, { texts: [] });
                        noted.texts.push(context.activity.text);
                        await state.saveChanges(context);
                        await context.sendActivity(noted.texts.join(' '));
                    });
                    const said = [];
                    for (const text of ['one', 'reset', 'two']) said.push(...(await bot.say(text)));
                    assert.deepEqual([said, dropped], [['one', 'reset', 'reset two'], []]);
                });

                it('that the bot clears is gone', async () => {
                    const { storage } = wrapped(kind);
                    const state = new State(storage);
                    const bot = noting(storage, State);
                    await bot.say('one');
                    const clearing = new TestBot([], async (context) => {
                        await state.load(context);
                        await state.clear(context);
                        await state.saveChanges(context);
                    });
                    await clearing.say('x');
                    assert.deepEqual(await bot.say('two'), ['two']);
                });

                it('is not brought back by a turn that another process erases it under', async () => {
                    const { storage, inner, keyStore, memory } = wrapped(kind);
                    const bot = noting(storage, State, async (text) => {
                        if (text === 'slow') await wrapped(kind, { storage: inner, keyStore }).storage.erase([key]);
                    });
                    for (const text of ['slow', 'secret', 'slow']) await bot.say(text);
                    assert.deepEqual(recordsIn(memory), []);
                });

                for (const [first, given] of [['the very first turn', []], ['a later turn', ['secret']]] as const) {
                    it(`is not brought back by ${first} that still runs when the user is back after an erasure`, async () => {
                        const { storage, dropped } = wrapped(kind);
                        const [started, finish] = [gate(), gate()];
                        const bot = noting(storage, State, async (text) => {
                            if (text !== 'slow') return;
                            started.open();
                            await finish.opened;
                        }, [storage as MiddlewareLike]);
                        for (const text of given) await bot.say(text);
                        const slow = bot.adapter.processActivity('slow');
                        await started.opened;
                        await storage.erase([key]);
                        await bot.say('hello');
                        finish.open();
                        await slow;
                        assert.deepEqual(dropped, [key]);
                        assert.deepEqual(await bot.say('again'), ['hello again']);
                    });
                }
            });
        }
    }

    it('is erased for one user alone', async () => {
        const { storage } = wrapped('encrypted');
        const bot = noting(storage, UserState);
        for (const id of ['ann', 'bob']) await bot.say(from(id, `of ${id}`));
        await storage.erase(['test/users/ann/']);
        assert.deepEqual([...(await bot.say(from('ann', 'x'))), ...(await bot.say(from('bob', 'x')))], ['x', 'of bob x']);
    });

    it('can be on one storage for conversations and users', async () => {
        const { storage } = wrapped('encrypted');
        const bots = STATES.map((State) => noting(storage, State));
        assert.deepEqual(await Promise.all(bots.map((bot) => bot.say('one'))), [['one'], ['one']]);
    });

    it('has gone after the time of silence, and a turn that began before does not bring it back', async () => {
        const clock = sinon.useFakeTimers({ toFake: ['Date', 'performance'], now: 1_000_000_000_000 });
        const { storage, dropped } = wrapped('expiring', { ttl: 30 * MINUTE });
        const bot = noting(storage, ConversationState, async (text) => { if (text === 'slow') clock.tick(31 * MINUTE); });
        await bot.say('one');
        clock.tick(29 * MINUTE);
        assert.deepEqual(await bot.say('two'), ['one two']);
        clock.tick(29 * MINUTE);
        assert.deepEqual(await bot.say('slow'), ['one two slow']);
        assert.deepEqual([await bot.say('hello'), dropped], [['hello'], [KEY]]);
        clock.tick(30 * MINUTE);
        assert.deepEqual(await bot.say('again'), ['again']);
    });

    it('is kept by a turn that saves before its time is up', async () => {
        const clock = sinon.useFakeTimers({ toFake: ['Date', 'performance'], now: 1_000_000_000_000 });
        const { storage } = wrapped('expiring', { ttl: 30 * MINUTE });
        const bot = noting(storage, ConversationState);
        for (let turn = 0; turn < 20; turn++) {
            await bot.say(String(turn));
            clock.tick(29 * MINUTE);
        }
        assert.match((await bot.say('x'))[0]!, /^0 1 2 .* 19 x$/);
    });

    it('fits where a botbuilder Storage is wanted', () => {
        for (const State of STATES) assert.ok(new State(new EncryptedStorage({ storage: wrapped('encrypted').inner, keys })));
    });
});
