import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import type { SinonFakeTimers } from 'sinon';
import type { StorageLike } from '../../lib';
import { LoginBook } from '../../lib/login/login-book';
import { skewedClock } from '../helpers/skewed-clock';
import { counting, fromElsewhere } from './support/processes';
import { frozen, loginBot, MINUTE } from './support/signed-in';

const ann = { channelId: 'c', from: { id: 'ann' } };
const limits = { idle: 15 * MINUTE, absolute: 480 * MINUTE };
const bookOn = (storage: StorageLike) => new LoginBook(storage, limits, ['aad'], undefined);

describe('LoginBook', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    async function signedIn() {
        const storage = counting(new MemoryStorage());
        const book = bookOn(storage);
        await book.start(ann, 'aad');
        const count = async (turns: () => Promise<unknown>) => {
            const [reads, writes] = [storage.reads, storage.writes];
            await turns();
            return [storage.reads - reads, storage.writes - writes];
        };
        return { storage, book, count };
    }

    it('reads once a turn', async () => {
        const { book, count } = await signedIn();
        assert.deepEqual(await count(() => book.touch(ann, true)), [1, 0]);
        clock.tick(MINUTE - 1);
        assert.deepEqual(await count(() => book.touch(ann, true)), [1, 0]);
    });

    it('writes once a minute, however much its user does', async () => {
        const { storage, book } = await signedIn();
        const before = storage.writes;
        for (let second = 0; second < 600; second++) {
            await clock.tickAsync(1_000);
            await book.touch(ann, true);
        }
        const writes = storage.writes - before;
        assert.ok(writes >= 9 && writes <= 10, String(writes));
    });

    it('writes once when twenty turns come after the minute', async () => {
        const { book, count } = await signedIn();
        clock.tick(MINUTE);
        const [, writes] = await count(() => Promise.all(Array.from({ length: 20 }, async () => {
            clock.setSystemTime(Date.now() + 1);
            return book.touch(ann, true);
        })));
        assert.equal(writes, 1);
    });

    it('writes once when two processes hear of its user after the minute', async () => {
        const { storage, book } = await signedIn();
        let open = () => {};
        const gate = new Promise<void>((resolve) => { open = resolve; });
        const slow = { ...fromElsewhere(storage), read: async (names: string[]) => { const found = await storage.read(names); await gate; return found; } };
        clock.setSystemTime(Date.now() + MINUTE + 1);
        const before = storage.writes;
        const late = bookOn(slow).touch(ann, true); // has read before the other process writes
        clock.setSystemTime(Date.now() - 1);
        await book.touch(ann, true);
        open();
        await late;
        assert.equal(storage.writes - before, 1);
    });

    it('does not write what does not extend', async () => {
        const { book, count } = await signedIn();
        clock.tick(10 * MINUTE);
        assert.deepEqual(await count(() => book.touch(ann, false)), [1, 0]);
    });

    for (const [milliseconds, ended] of [[15 * MINUTE - 1, undefined], [15 * MINUTE, 'idle']] as const) {
        it(`counts what is not written yet, to the millisecond: ${milliseconds}`, async () => {
            const { book } = await signedIn();
            clock.tick(30_000);
            await book.touch(ann, true);
            clock.setSystemTime(Date.now() + milliseconds); // no timer rings
            assert.equal((await book.touch(ann, false)).ended, ended);
        });

        it(`tells other processes within a minute, so that the limit is theirs to the millisecond: ${milliseconds}`, async () => {
            const storage = new MemoryStorage();
            const [here, there] = [bookOn(fromElsewhere(storage)), bookOn(fromElsewhere(storage))];
            await here.start(ann, 'aad');
            await clock.tickAsync(59_000);
            await here.touch(ann, true);
            await clock.tickAsync(1_000); // it is written
            await new Promise((resolve) => { setImmediate(resolve); });
            await until(async () => (await there.read(ann))?.lastSeen === Date.now() - 1_000);
            clock.setSystemTime(Date.now() - 1_000 + milliseconds);
            assert.equal((await there.touch(ann, false)).ended, ended);
        });
    }

    it('is ended once by two processes with ten turns each, and gives no token after it', async () => {
        const storage = new MemoryStorage();
        const bots = [loginBot({ storage: fromElsewhere(storage), notice: () => 'over' }), loginBot({ storage: fromElsewhere(storage), notice: () => 'over' })];
        await bots[0]!.signIn();
        bots[1]!.bot.tokens.add('real');
        clock.tick(15 * MINUTE);
        const said = await Promise.all(Array.from({ length: 20 }, async (_, turn) => bots[turn % 2]!.bot.take({ type: 'message', text: 'hi' })));
        assert.equal(said.length, 20);
        const texts = bots.flatMap(({ bot }) => bot.sent.map(({ text }) => text));
        assert.deepEqual([texts.filter((text) => text === 'over').length, texts.includes('real')], [1, false]);
    });

    it('keeps what it could not write, and writes it later', async () => {
        const storage = new MemoryStorage();
        const book = bookOn(storage);
        await book.start(ann, 'aad');
        await clock.tickAsync(30_000);
        await book.touch(ann, true);
        const write = storage.write.bind(storage);
        storage.write = async () => { throw new Error('down'); };
        await clock.tickAsync(30_000);
        storage.write = write;
        await clock.tickAsync(MINUTE);
        assert.equal((await bookOn(storage).read(ann))?.lastSeen, Date.now() - 90_000);
        await clock.tickAsync(10_000); // the storage's patience
        assert.equal(clock.countTimers(), 0);
    });

    it('does not bring back a login that another process has ended', async () => {
        const storage = new MemoryStorage();
        const [here, there] = [bookOn(storage), bookOn(fromElsewhere(storage))];
        await here.start(ann, 'aad');
        await clock.tickAsync(30_000);
        await here.touch(ann, true);
        await there.end(ann);
        await clock.tickAsync(MINUTE);
        const record = await here.read(ann);
        assert.deepEqual([record?.revoke, here.isLive(record)], [['aad'], false]);
    });
});

describe('a login on a clock that is set', () => {
    const start = Date.UTC(2026, 0, 1);
    let clock: ReturnType<typeof skewedClock>;
    beforeEach(() => { clock = skewedClock(start); });
    afterEach(() => clock.restore());

    for (const [what, pass, set, isLive] of [
        ['forward beyond the limit', 0, 15 * MINUTE, false],
        ['forward within it', 0, 14 * MINUTE, true],
        ['back by a day, before the limit', 14 * MINUTE, -1440 * MINUTE, true],
        ['back by a day, at the limit', 15 * MINUTE, -1440 * MINUTE, false],
        ['back by a minute, at the limit', 15 * MINUTE, -MINUTE, false],
    ] as const) {
        it(`${what} is ${isLive ? 'live' : 'over'}`, async () => {
            const book = bookOn(new MemoryStorage());
            await book.start(ann, 'aad');
            clock.set(set);
            await clock.pass(pass);
            assert.equal(book.isLive(await book.read(ann)), isLive);
        });
    }

    it('is over when a process starts on a clock that was set back', async () => {
        const storage = new MemoryStorage();
        await bookOn(storage).start(ann, 'aad');
        clock.set(-60 * MINUTE);
        const restarted = bookOn(storage);
        assert.equal(restarted.isLive(await restarted.read(ann)), false);
    });
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
    for (let left = 100; left > 0; left--) if (await isSo()) return;
    assert.fail('it never was so');
}
