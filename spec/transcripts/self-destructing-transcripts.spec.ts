import assert from 'node:assert/strict';
import { MemoryStorage, TranscriptLoggerMiddleware } from 'botbuilder';
import type { SinonFakeTimers } from 'sinon';
import { KeyRing, MemoryProvider, Redactor, SelfDestructingTranscripts, type SelfDestructingTranscriptsOptions } from '../../lib';
import { from, TestBot } from '../helpers/bot';
import { failing } from '../helpers/failing';
import { frozenClock } from '../helpers/frozen-clock';
import { inside, keep, said, transcripts, wrappedKeyOf } from './support/kept';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const at = (text: string, timestamp: Date | string | undefined, role = 'user') => ({ ...said(text), from: { id: 'ann', role }, ...(timestamp && { timestamp }) });

/** A bot with the SDK's own logger, which handles `forget me` itself. */
function logged(later: (milliseconds: number) => void) {
    const all = transcripts();
    const logger = new TranscriptLoggerMiddleware(all.store);
    const bot = new TestBot([logger], async (context) => {
        if (context.activity.text === 'forget me') {
            await all.store.deleteTranscript('test', 'Convo1');
            later(5);
            await context.sendActivity('deleted!');
        } else if (context.activity.type === 'message') await context.sendActivity(`echo: ${context.activity.text}`);
    });
    const say = async (text: string) => {
        await bot.say({ ...from('user1', text), recipient: { id: 'bot', name: 'Bot' } });
        for (let round = 0; round < 20; round++) await new Promise(setImmediate); // the logger does not wait for its writes
        later(1_000);
    };
    return { ...all, bot, say, texts: () => all.textsOf('Convo1', 'test') };
}

/** The name of the conversation `talk` in the store's provider. */
const nameOf = (store: SelfDestructingTranscripts) => store.labelOf(said(''));

describe('silence', () => {
    for (const [type, goesOn] of [['message', true], ['invoke', true], ['event', false], ['conversationUpdate', false]] as const) {
        it(`${goesOn ? 'is' : 'is not'} broken by ${type}`, async () => {
            const clock = frozenClock(0);
            const { store, textsOf } = transcripts({ silence: 1_000 });
            await keep(store, said('hello'));
            clock.setSystemTime(999);
            await keep(store, said('', { type } as object));
            clock.setSystemTime(1_000);
            assert.equal((await textsOf()).includes('hello'), goesOn);
            clock.restore();
        });
    }
});

describe('SelfDestructingTranscripts', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozenClock(Date.UTC(2026, 0, 1)); });
    afterEach(() => clock.restore());

    /** The clock goes on, and no timer rings: as after a restart. */
    const later = (milliseconds: number) => clock.setSystemTime(Date.now() + milliseconds);

    describe('without any sweep', () => {
        for (const [options, after, isThere] of [
            [{}, DAY - 1, true], [{}, DAY, false],
            [{ silence: HOUR }, HOUR - 1, true], [{ silence: HOUR }, HOUR, false],
            [{ maxAge: HOUR }, HOUR - 1, true], [{ maxAge: HOUR }, HOUR, false],
            [{ silence: 1 }, 0, true], [{ silence: 1 }, 1, false],
        ] as [Partial<SelfDestructingTranscriptsOptions>, number, boolean][]) {
            it(`${isThere ? 'returns' : 'does not return'} a message ${after} ms old, given ${JSON.stringify(options)}`, async () => {
                const { store, textsOf } = transcripts(options);
                await keep(store, said('hi'));
                later(after);
                assert.deepEqual([(await textsOf()).length, (await store.listTranscripts('directline')).items.length], isThere ? [1, 1] : [0, 0]);
            });
        }

        it('counts silence from the last message', async () => {
            const { store, textsOf } = transcripts({ silence: HOUR });
            await keep(store, said('one'));
            later(HOUR - 1);
            await keep(store, said('two'));
            later(HOUR - 1);
            assert.deepEqual(await textsOf(), ['one', 'two']);
            later(1);
            assert.deepEqual(await textsOf(), []);
        });

        it('counts the age from the first message, however busy', async () => {
            const { store, textsOf } = transcripts({ silence: HOUR, maxAge: 3 * HOUR });
            for (const text of ['one', 'two', 'three', 'four']) {
                await keep(store, said(text));
                if (text !== 'four') later(HOUR - 1);
            }
            later(2);
            assert.deepEqual(await textsOf(), ['one', 'two', 'three', 'four']);
            later(1);
            assert.deepEqual(await textsOf(), []);
        });

        it('starts anew when a message comes after the time was up', async () => {
            const { store, provider, textsOf } = transcripts({ silence: HOUR });
            await keep(store, said('old'));
            const [before] = [...inside(provider).values()];
            const key = wrappedKeyOf(provider, before!);
            later(HOUR);
            await keep(store, said('new'));
            assert.deepEqual([await textsOf(), inside(provider).size], [['new'], 1]);
            assert.ok(key.every((byte) => byte === 0));
        });

        it('is not brought back by a clock that is set back', async () => {
            const { store, textsOf } = transcripts({ silence: HOUR });
            await keep(store, said('old'));
            later(HOUR);
            await store.sweep();
            later(-HOUR);
            assert.deepEqual(await textsOf(), []);
        });
    });

    describe('by itself', () => {
        for (const [options, due, reason] of [
            [{ silence: HOUR }, HOUR, 'silence'],
            [{ maxAge: HOUR }, HOUR, 'max-age'],
            [{ silence: 60 * DAY, maxAge: 2 * DAY }, 2 * DAY, 'max-age'],
        ] as const) {
            it(`erases at the millisecond that is due, and says why: ${reason} after ${due} ms`, async () => {
                const { store, provider, events } = transcripts(options);
                await keep(store, said('hi'));
                await clock.tickAsync(due - 1);
                assert.equal(inside(provider).size, 1);
                await clock.tickAsync(1);
                assert.equal(inside(provider).size, 0);
                const conversation = store.events.labelOf('directline', 'talk');
                assert.deepEqual(events, [{ type: 'transcript-erased', reason, records: 1, at: Date.now(), channelId: 'directline', conversation }]);
            });
        }

        it('waits as long as the conversation goes on', async () => {
            const { store, provider } = transcripts({ silence: HOUR });
            await keep(store, said('one'));
            await clock.tickAsync(HOUR / 2);
            await keep(store, said('two'));
            await clock.tickAsync(HOUR - 1);
            assert.equal(inside(provider).size, 1);
            await clock.tickAsync(1);
            assert.equal(inside(provider).size, 0);
        });

        it('erases each conversation at its own time', async () => {
            const { store, provider } = transcripts({ silence: HOUR });
            for (const conversation of ['a', 'b', 'c']) {
                await keep(store, said('hi', { conversation }));
                await clock.tickAsync(1_000);
            }
            const sizes: number[] = [];
            await clock.tickAsync(HOUR - 3_000);
            for (let second = 0; second < 3; second++, await clock.tickAsync(1_000)) sizes.push(inside(provider).size);
            assert.deepEqual([sizes, inside(provider).size], [[2, 1, 0], 0]);
        });

        for (const method of ['due', 'erase', 'forgetTombstones'] as const) {
            it(`tries again after a sweep that failed at ${method}`, async () => {
                const provider = new MemoryProvider();
                const down = failing(provider, method);
                const { store, events } = transcripts({ provider: down, silence: HOUR });
                await keep(store, said('hi'));
                await clock.tickAsync(HOUR);
                assert.equal(inside(provider).size, method === 'forgetTombstones' ? 0 : 1);
                assert.equal(events.at(-1)?.type, 'store-unavailable');
                assert.doesNotMatch(JSON.stringify(events), /the store is down/);
                down.down = false;
                await clock.tickAsync(5_000);
                assert.equal(inside(provider).size, 0);
            });
        }

        it('tries again after a sweep that somebody else asked for and that failed', async () => {
            const provider = new MemoryProvider();
            const down = failing(provider, 'erase');
            const { store } = transcripts({ provider: down });
            await keep(store, said('bye', { type: 'endOfConversation' } as object));
            assert.equal((await store.sweep()).failed, 1);
            down.down = false;
            await clock.tickAsync(5_000);
            assert.equal(inside(provider).size, 0);
        });

        it('forgets tombstones when nobody can write late any more', async () => {
            const { store, provider } = transcripts({ silence: HOUR });
            await keep(store, said('hi'));
            await store.erase(said(''));
            await clock.tickAsync(31 * DAY);
            await store.sweep();
            const slot = await provider.get([...(provider as unknown as { tombstones: Map<string, unknown> }).tombstones.keys()][0]!);
            assert.ok(slot && 'erased' in slot);
            await clock.tickAsync(1);
            await store.sweep();
            assert.equal((provider as unknown as { tombstones: Map<string, unknown> }).tombstones.size, 0);
        });
    });

    describe('erase', () => {
        it('says what it did, and what is not ours to erase', async () => {
            const { store, textsOf, events } = transcripts();
            await keep(store, said('one'), said('two'));
            const { id, signature, method, ...receipt } = await store.erase({ channelId: 'directline', conversation: { id: 'talk' } });
            assert.deepEqual(receipt, {
                version: 1, reason: 'request', erasedAt: Date.now(), conversations: [nameOf(store)], total: 1, records: 2, verified: true, failed: 0,
                stores: [{ store: 'transcripts', state: 'purged' }], channels: [],
                residue: [{ what: 'Direct Line keeps its own copy of the messages for up to 24 hours', until: Date.now() + DAY }],
            });
            assert.deepEqual([typeof id, typeof signature, typeof method], ['string', 'string', 'string']);
            assert.deepEqual([await textsOf(), events.map((event) => [event.type, event.conversation])], [[], [['transcript-erased', store.events.labelOf('directline', 'talk')]]]);
        });

        it('says what the provider still has, sealed under keys that are destroyed', async () => {
            const provider: MemoryProvider & { residue?: () => string | undefined } = new MemoryProvider();
            provider.residue = () => 'old pages of a log';
            const { store } = transcripts({ provider });
            await keep(store, said('one'));
            assert.deepEqual((await store.erase(said(''))).residue.map(({ what }) => what).slice(1), ['old pages of a log']);
            assert.equal((await store.erase(said(''))).residue.length, 1);
        });

        it('does no harm when there is nothing, or nothing any more', async () => {
            const { store, events } = transcripts();
            const nothing = async () => {
                const { conversations, records, verified, failed } = await store.erase(said(''));
                return [conversations.length, records, verified, failed];
            };
            assert.deepEqual(await nothing(), [0, 0, true, 0]);
            await keep(store, said('hi'));
            await store.erase(said(''));
            assert.deepEqual([await nothing(), events.length], [[0, 0, true, 0], 1]);
        });

        for (const [method, expected] of [
            ['get', [false, 1, 0, ['store-unavailable']]],
            ['erase', [false, 1, 0, ['store-unavailable']]],
            ['read', [false, 0, 1, ['store-unavailable', 'transcript-erased']]], // erased, but not seen to be
        ] as const) {
            it(`says so when the store fails at ${method}`, async () => {
                const down = failing(new MemoryProvider(), method);
                const { store, events } = transcripts({ provider: down });
                down.down = false;
                await keep(store, said('hi'));
                down.down = true;
                const { verified, failed, records } = await store.erase(said(''));
                assert.deepEqual([verified, failed, records, events.map(({ type }) => type)], expected);
            });
        }

        it('keeps on trying when the store does not take it, and hides the conversation meanwhile', async () => {
            const provider = failing(new MemoryProvider(), 'erase');
            const { store, textsOf } = transcripts({ provider });
            await keep(store, said('hi'));
            await store.erase(said(''));
            assert.deepEqual(await textsOf(), []);
            assert.equal((await provider.get(nameOf(store)) as { live?: unknown }).live !== undefined, true);
            provider.down = false;
            await clock.tickAsync(5_000);
            assert.ok('erased' in (await provider.get(nameOf(store)))!);
        });

        it('hides a conversation also while it is being tried again', async () => {
            const provider = failing(new MemoryProvider(), 'erase');
            const { store, textsOf } = transcripts({ provider });
            await keep(store, said('hi'));
            await store.erase(said(''));
            const again = store.erase(said(''));
            for (let turns = 0; turns < 5; turns++) assert.deepEqual(await textsOf(), []);
            await again;
        });

        it('hides from the list what it is still to erase', async () => {
            const provider = failing(new MemoryProvider(), 'erase');
            const { store } = transcripts({ provider });
            await keep(store, said('hi'));
            await store.erase(said(''));
            assert.deepEqual((await store.listTranscripts('directline')).items, []);
        });

        it('leaves a reader who is at it with nothing, not with an error', async () => {
            const provider = new MemoryProvider();
            const { store, textsOf } = transcripts({ provider });
            await keep(store, said('hi'));
            const read = provider.read.bind(provider);
            provider.read = async (...args) => {
                const records = await read(...args);
                provider.read = read;
                await store.erase(said(''));
                return records;
            };
            assert.deepEqual(await textsOf(), []);
        });

        it('is reported when the next message finds a conversation whose time is up', async () => {
            const { store, events, textsOf } = transcripts({ silence: 1_000 });
            await keep(store, said('old'));
            clock.setSystemTime(Date.now() + 1_000); // the timer has not had its turn
            await keep(store, said('new'));
            assert.deepEqual([await textsOf(), events.map(({ type }) => type)], [['new'], ['transcript-erased']]);
        });

        it('says so when records are still there afterwards', async () => {
            const provider = new MemoryProvider();
            const { store } = transcripts({ provider });
            await keep(store, said('hi'));
            provider.read = async () => [Buffer.from('left')];
            assert.equal((await store.erase(said(''))).verified, false);
        });

        for (const neighbour of ['talk1', 'tal', 'TALK', 'talk/', 'talk ', 'talk%2F', 'x'.repeat(5_000)]) {
            it(`leaves the conversation ${JSON.stringify(neighbour.slice(0, 10))} alone`, async () => {
                const { store, textsOf } = transcripts();
                await keep(store, said('mine'), said('theirs', { conversation: neighbour }), said('elsewhere', { channel: 'msteams' }));
                await store.deleteTranscript('directline', 'talk');
                assert.deepEqual([await textsOf(), await textsOf(neighbour), await textsOf('talk', 'msteams')], [[], ['theirs'], ['elsewhere']]);
            });
        }

        it('does not take channel and conversation for each other', async () => {
            const { store, textsOf } = transcripts();
            await keep(store, said('one', { channel: 'a', conversation: 'bc' }), said('two', { channel: 'ab', conversation: 'c' }));
            await store.erase({ channelId: 'a', conversation: { id: 'bc' } });
            assert.deepEqual([await textsOf('bc', 'a'), await textsOf('c', 'ab')], [[], ['two']]);
        });
    });

    describe('eraseUser', () => {
        it('erases every conversation in which a user wrote, and no other', async () => {
            const { store, textsOf } = transcripts();
            for (const [conversation, user] of [['a', 'ann'], ['b', 'ann'], ['group', 'ann'], ['group', 'bob'], ['c', 'bob'], ['d', 'ann1'], ['e', 'Ann']]) {
                await keep(store, said(`by ${user}`, { conversation, user }));
            }
            await keep(store, said('elsewhere', { channel: 'msteams' }));
            const { conversations, records, failed } = await store.eraseUser('directline', 'ann');
            assert.deepEqual([conversations.length, records, failed], [3, 4, 0]);
            const left = await Promise.all(['a', 'b', 'group', 'c', 'd', 'e'].map((conversation) => textsOf(conversation)));
            assert.deepEqual([left, await textsOf('talk', 'msteams')], [[[], [], [], ['by bob'], ['by ann1'], ['by Ann']], ['elsewhere']]);
        });

        it('does not let one failure keep the others', async () => {
            const provider = new MemoryProvider();
            const { store } = transcripts({ provider });
            for (const conversation of ['a', 'b', 'c']) await keep(store, said('hi', { conversation }));
            const erase = provider.erase.bind(provider);
            const [, second] = [...inside(provider).keys()];
            provider.erase = async (name, ...rest) => (name === second ? Promise.reject(new Error('no')) : erase(name, ...rest));
            const { conversations, failed, verified } = await store.eraseUser('directline', 'ann');
            assert.deepEqual([conversations.length, failed, verified, inside(provider).size], [3, 1, false, 1]);
        });

        it('does not count a bot with the role of one as a user', async () => {
            const { store, textsOf } = transcripts();
            await keep(store, { ...said('hello'), from: { id: 'bot', role: 'bot' } });
            await store.eraseUser('directline', 'bot');
            assert.deepEqual(await textsOf(), ['hello']);
        });
    });

    describe('what is kept', () => {
        it('is redacted, in copies', async () => {
            const { store } = transcripts();
            const activity = { ...said('card 4111 1111 1111 1111, mail ann@example.org'), value: { nested: ['4111111111111111'] } };
            const before = structuredClone(activity);
            await keep(store, activity);
            const [{ text, value }] = (await store.getTranscriptActivities('directline', 'talk')).items;
            assert.deepEqual([text, value], ['card [CREDIT_CARD], mail [EMAIL_ADDRESS]', { nested: ['[CREDIT_CARD]'] }]);
            assert.deepEqual(activity, before);
        });

        it("is redacted by the developer's redactor", async () => {
            const { store, textsOf } = transcripts({ redactor: new Redactor({ kinds: ['CREDIT_CARD'], replace: () => '***' }) });
            await keep(store, said('4111111111111111 ann@example.org'));
            assert.deepEqual(await textsOf(), ['*** ann@example.org']);
        });

        it('is not what may never be kept', async () => {
            const { store, textsOf } = transcripts();
            const generation = await store.begin(said(''));
            assert.equal(await store.append(generation, { ...said(''), type: 'typing' }), false);
            assert.deepEqual(await textsOf(), []);
        });

        it('has a Date, its own or that of its keeping', async () => {
            const { store } = transcripts();
            const timestamp = new Date(Date.now() - 5_000);
            await keep(store, { ...said('one'), timestamp } as ReturnType<typeof said>, said('two'));
            const { items } = await store.getTranscriptActivities('directline', 'talk');
            assert.deepEqual(items.map((item) => item.timestamp), [timestamp, new Date()]);
        });

        for (const [startDate, expected] of [[-1, ['one', 'two', 'three']], [1_000, ['two', 'three']], [1_001, ['three']], [9_000, []]] as const) {
            it(`can be read from ${startDate} ms on`, async () => {
                const { store } = transcripts();
                const start = Date.now();
                for (const text of ['one', 'two', 'three']) {
                    await keep(store, said(text));
                    later(1_000);
                }
                const { items } = await store.getTranscriptActivities('directline', 'talk', undefined, new Date(start + startDate));
                assert.deepEqual(items.map(({ text }) => text), expected);
            });
        }

        it('comes in pages of twenty', async () => {
            const { store } = transcripts();
            for (let index = 0; index < 45; index++) await keep(store, said(`text ${index}`), said('hi', { conversation: `talk ${index}` }));
            for (const read of [
                (token?: string) => store.getTranscriptActivities('directline', 'talk', token),
                (token?: string) => store.listTranscripts('directline', token),
            ]) {
                const one = await read();
                const two = await read(one.continuationToken);
                const three = await read(two.continuationToken);
                assert.deepEqual([one, two, three].map(({ items }) => items.length).slice(0, 2), [20, 20]);
                assert.deepEqual([three.continuationToken, one.continuationToken === two.continuationToken], ['', false]);
                assert.ok([5, 6].includes(three.items.length));
            }
        });

        it('is listed by channel, with the real ids and the time of the first message', async () => {
            const { store } = transcripts();
            await keep(store, said('hi', { conversation: 'a/b' }), said('hi', { channel: 'msteams', conversation: 'c' }));
            later(1_000);
            await keep(store, said('again', { conversation: 'a/b' }));
            assert.deepEqual(await store.listTranscripts('directline'), {
                items: [{ channelId: 'directline', id: 'a/b', created: new Date(Date.now() - 1_000) }], continuationToken: '',
            });
        });
    });

    describe("under the SDK's logger", () => {
        it('keeps turns in order', async () => {
            const { say, texts } = logged(later);
            for (const text of ['one', 'two']) await say(text);
            assert.deepEqual(await texts(), ['one', 'echo: one', 'two', 'echo: two']);
        });

        it('keeps nothing of a user who asked the bot to be forgotten', async () => {
            const { say, texts, provider } = logged(later);
            await say('my secret');
            await say('forget me');
            assert.deepEqual([await texts(), inside(provider).size], [[], 0]);
        });

        it('starts anew with what the user says next', async () => {
            const { say, texts } = logged(later);
            for (const text of ['my secret', 'forget me', 'hello again']) await say(text);
            assert.deepEqual(await texts(), ['hello again', 'echo: hello again']);
        });
    });

    describe('logActivity', () => {
        for (const [what, activity, expected] of [
            ['an older message', (now: number) => at('late', new Date(now - 1)), []],
            ['a message of that millisecond', (now: number) => at('late', new Date(now)), []],
            ['a newer message', (now: number) => at('new', new Date(now + 1)), ['new']],
            ['a newer message with a date as text', (now: number) => at('new', new Date(now + 1).toISOString()), ['new']],
            ['an older message with a date as text', (now: number) => at('late', new Date(now - 1).toISOString()), []],
            ['a message without a date', () => at('late', undefined), []],
            ["a newer message of the bot's", (now: number) => at('late', new Date(now + 1), 'bot'), []],
            ['a newer message without a role', (now: number) => ({ ...at('late', new Date(now + 1)), from: { id: 'bot' } }), []],
        ] as [string, (now: number) => object, string[]][]) {
            it(`${expected.length === 1 ? 'starts anew with' : 'drops'} ${what} after an erasure`, async () => {
                const { store, textsOf } = transcripts();
                await store.logActivity(said('secret'));
                await store.erase(said(''));
                const now = Date.now();
                await store.logActivity(activity(now));
                assert.deepEqual(await textsOf(), expected);
            });
        }

        it('drops what was said before an erasure also when the user has gone on', async () => {
            const { store, textsOf } = transcripts();
            await store.logActivity(said('secret'));
            await store.erase(said(''));
            const erasedAt = Date.now();
            await store.logActivity(at('new', new Date(erasedAt + 1)));
            await store.logActivity(at('late reply', new Date(erasedAt), 'bot'));
            await store.logActivity(at('reply', new Date(erasedAt + 2), 'bot'));
            assert.deepEqual(await textsOf(), ['new', 'reply']);
        });

        for (const [end, isThere] of [[0, false], [1_000, true]] as const) {
            it(`erases ${end} ms after the end of the conversation`, async () => {
                const { store, provider } = transcripts({ end });
                await store.logActivity(said('secret'));
                await store.logActivity({ ...said(''), type: 'endOfConversation' });
                assert.equal(inside(provider).size, isThere ? 1 : 0);
                await clock.tickAsync(end);
                assert.equal(inside(provider).size, 0);
            });
        }
    });

    for (const [given, option] of [
        [undefined, 'keys'],
        [{ keys: {} }, 'keys'],
        [{ silence: 0 }, 'silence'],
        [{ silence: '1d' }, 'silence'],
        [{ end: -1 }, 'end'],
        [{ maxAge: 3651 * DAY }, 'maxAge'],
        [{ provider: new MemoryStorage() }, 'provider'],
        [{ provider: { get() {}, start() {}, append() {}, read() {}, erase() {}, due() {}, list() {} } }, 'provider'],
        [{ redactor: {} }, 'redactor'],
        [{ ttl: 5 }, 'ttl'],
    ] as const) {
        it(`names ${option} when it is wrong: ${JSON.stringify(given)}`, () => {
            const options = given && ('keys' in given ? given : { keys: KeyRing.generate(), ...given });
            assert.throws(() => new SelfDestructingTranscripts(options as never), { name: 'OptionError', code: 'ERR_WARDEN_OPTION', option });
        });
    }
});
