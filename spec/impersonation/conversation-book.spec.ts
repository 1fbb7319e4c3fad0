import assert from 'node:assert/strict';
import { MemoryStorage, type Activity } from 'botbuilder';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { BotWarden, ImpersonationMiddleware, KeyRing, type StorageLike } from '../../lib';
import { changeRecord } from '../../lib/storage/contended-record';
import { CloudBot } from '../login/support/cloud-bot';
import { ANN, by, counting, EVE, found, gated, REFUSED } from './support/gated';

const DAY = 24 * 3_600_000;
type Items = Record<string, { eTag?: string; [more: string]: unknown }>;

/** As Azure Blobs: what has an eTag must be there. `pause` is awaited before each write. */
class BlobLike implements StorageLike {
    private readonly items: Items = {};
    private eTag = 0;
    constructor(private readonly pause: () => Promise<void> = async () => {}) {}
    async read(names: string[]) {
        return structuredClone(Object.fromEntries(names.filter((name) => this.items[name]).map((name) => [name, this.items[name]]))) as Items;
    }
    async write(changes: Record<string, unknown>) {
        await this.pause();
        for (const [name, item] of Object.entries(changes) as [string, { eTag?: string }][]) {
            if (item.eTag && item.eTag !== '*' && item.eTag !== this.items[name]?.eTag) throw new Error(`Storage: error writing "${name}" due to eTag conflict.`);
            this.items[name] = { ...item, eTag: `"${++this.eTag}"` };
        }
    }
    async delete(names: string[]) {
        for (const name of names) delete this.items[name];
    }
}

/** The same storage, as another process has it. */
const process2 = (storage: StorageLike): StorageLike => ({ read: (n) => storage.read(n), write: (c) => storage.write(c), delete: (n) => storage.delete(n) });

describe('a binding', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = useFakeTimers({ now: Date.now(), toFake: ['Date'] }); });
    afterEach(() => clock.restore());

    for (const [days, seen] of [[[89], 1], [[90], 2], [[60, 60, 60], 4], [[89, 89, 90], 4]] as const) {
        it(`${seen === days.length + 1 && days.at(-1)! >= 90 ? 'is over' : 'lasts'} after turns with ${days.join(', ')} days between`, async () => {
            const { bot, take } = gated({ replay: false });
            await take({});
            for (const [index, day] of days.entries()) {
                clock.tick(day * DAY);
                await take(index === days.length - 1 && days.length !== 3 ? by(EVE) : days.length === 3 && day === 90 ? by(EVE) : {});
            }
            assert.equal(bot.seen.length, seen);
        });
    }

    it('is read once a turn and written once a day, without replays', async () => {
        const { storage, take: calls } = counting();
        const { take } = gated({ storage, replay: false });
        await take({});
        calls();
        for (const [hours, write] of [[0, 0], [1, 0], [22, 0], [1, 1], [1, 0], [24, 1]] as const) {
            clock.tick(hours * 3_600_000);
            await take({});
            assert.deepEqual(calls(), { read: 1, write });
        }
    });

    it('is read once and written once a turn, with replays', async () => {
        const { storage, take: calls } = counting();
        const { take } = gated({ storage });
        await take({});
        calls();
        for (const [turn, expected] of [[{}, { read: 1, write: 1 }], [{ type: 'typing' }, { read: 1, write: 0 }], [by(EVE), { read: 1, write: 0 }], [{ type: 'conversationUpdate', from: { id: 'the-bot' } }, { read: 0, write: 0 }]] as const) {
            await take(turn);
            assert.deepEqual(calls(), expected);
        }
    });

    it('stays small', async () => {
        const { take, memory } = gated();
        for (let each = 0; each < 60; each++) await take({ channelId: 'msteams', conversation: { id: '19:x', conversationType: 'channel', tenantId: 't' }, from: { id: `29:${each}`, aadObjectId: `o${each}` } });
        assert.equal(Object.keys(memory).length, 1);
        assert.ok(Object.values(memory)[0]!.length < 8_000);
    });

    it('of an older version counts', async () => {
        const memory: Record<string, string> = {};
        const { take } = gated({ storage: new MemoryStorage(memory), replay: false });
        await take({});
        const [name = '', record = ''] = Object.entries(memory).find(([key]) => key.includes('/impersonation/'))!;
        const { speaker, boundAt } = JSON.parse(record) as { speaker: string; boundAt: number };
        const older = gated({ storage: new MemoryStorage({ [name]: JSON.stringify({ speaker, boundAt, eTag: '1' }) }) });
        assert.deepEqual((await older.take(by(EVE))).sent.map(({ text }) => text), [REFUSED]);
        assert.equal((await older.take({})).sent[0]?.text, 'hello');
    });

    for (const altered of [{}, { speaker: 7 }, { speaker: 'x', recent: ['y'] }, { recent: 5 }, { speakers: [] }, { speaker: 'x', seenAt: 'now' }, { speakers: {}, seenAt: null }]) {
        it(`that is none refuses: ${JSON.stringify(altered)}`, async () => {
            const { bot, take, memory, events } = gated({ shared: false });
            await take({});
            for (const name of Object.keys(memory)) memory[name] = JSON.stringify({ ...altered, eTag: '1' });
            await take({});
            assert.deepEqual([bot.seen.length, events.at(-1)?.type], [1, 'store-unavailable']);
        });
    }

    it('outlives "forget me"', async () => {
        const warden = new BotWarden({ keys: KeyRing.generate(), storage: new MemoryStorage(), channel: { serviceUrls: ['https://channel.example'] } });
        const bot = new CloudBot([warden], async (context) => { await context.sendActivity('hello'); });
        const say = (text: string, id: string) => bot.say(text, { from: { id, name: '' } as Activity['from'] });
        await say('hi', ANN);
        await say('forget me', ANN);
        assert.deepEqual([await say('hi', EVE), await say('hi', ANN)], [[REFUSED], ['hello']]);
    });
});

describe('two processes', () => {
    const first = (storage: StorageLike, id: string) => {
        const bot = new CloudBot([new ImpersonationMiddleware({ storage, shared: false })]);
        return { bot, take: () => bot.take({ id: `of ${id}`, from: { id, name: '' } }) };
    };

    for (const [what, make] of [['creates under an eTag', () => new MemoryStorage()], ['does not', () => new BlobLike()]] as const) {
        it(`that see the first two speakers have one winner, where the storage ${what}`, async () => {
            for (let round = 0; round < 20; round++) {
                const storage = make();
                const bots = ['dl_ann', 'dl_eve', 'dl_joe'].map((id) => first(process2(storage), id));
                await Promise.all(bots.map(({ take }) => take()));
                assert.equal(bots.reduce((seen, { bot }) => seen + bot.seen.length, 0), 1);
            }
        });

        it(`that get one message have it once, where the storage ${what}`, async () => {
            for (let round = 0; round < 20; round++) {
                const storage = make();
                const bots = Array.from({ length: 3 }, () => new CloudBot([new ImpersonationMiddleware({ storage: process2(storage) })]));
                await Promise.all(bots.map((bot) => bot.take({ id: 'one', from: { id: ANN, name: '' } })));
                assert.equal(bots.reduce((seen, { seen: turns }) => seen + turns.length, 0), 1);
            }
        });
    }

    it('agree in the end even when the storage lets both write', async () => {
        const waiting: (() => void)[] = [];
        let held = true;
        const storage = new BlobLike(async () => { if (held) await new Promise<void>((resolve) => waiting.push(resolve)); });
        const [ann, eve] = [gated({ storage: process2(storage), shared: false }), gated({ storage: process2(storage), shared: false })];
        const settled = () => new Promise((resolve) => setImmediate(resolve));
        const turns = [ann.take({}), eve.take(by(EVE))];
        for (let step = 0; step < 6; step++) { // one write at a time, each long after the one before was read again
            await settled();
            waiting.shift()?.();
            await settled();
        }
        held = false;
        for (const go of waiting.splice(0)) go();
        await Promise.all(turns);
        const seen = () => [ann.bot.seen.length, eve.bot.seen.length];
        const before = seen();
        await ann.take({});
        await eve.take(by(EVE));
        const [a = 0, e = 0] = seen().map((count, index) => count - before[index]!);
        assert.equal(a + e, 1);
        assert.equal([...found(ann.events), ...found(eve.events)].includes('id-changed block'), true);
    });
});

describe('changeRecord', () => {
    it('tells a new record\'s writer that somebody was faster', async () => {
        const storage = new MemoryStorage();
        const seen: unknown[] = [];
        const result = await changeRecord<{ who: string }>(storage, 'x', (current) => {
            seen.push(current?.who);
            if (!current) void storage.write({ x: { who: 'eve', eTag: '*' } });
            return current ?? { who: 'ann' };
        });
        assert.deepEqual([seen, result?.who], [[undefined, 'eve'], 'eve']);
    });

    it('gives up after eight lost races', async () => {
        const storage = new BlobLike();
        await storage.write({ x: { n: 0 } });
        await assert.rejects(changeRecord<{ n: number }>(storage, 'x', (current) => {
            void storage.write({ x: { n: 9 } });
            return { n: (current?.n ?? 0) + 1 };
        }), { code: 'ERR_WARDEN_CONFLICT' });
    });

    it('passes on what the storage throws', async () => {
        const storage: StorageLike = { read: async () => ({}), write: async () => { throw new Error('disk full'); }, delete: async () => {} };
        await assert.rejects(changeRecord(storage, 'x', () => ({ n: 1 })), /disk full/);
    });
});
