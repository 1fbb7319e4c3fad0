import assert from 'node:assert/strict';
import { setImmediate as tick } from 'node:timers/promises';
import { KeyedLock } from '../../lib/support/keyed-lock';

/** Work that tells when it starts and ends, and ends when it is told to. */
function work(log: string[], name: string) {
    let end!: () => void;
    let fail!: (error: Error) => void;
    const ended = new Promise<void>((resolve, reject) => ([end, fail] = [resolve, reject]));
    const run = async () => {
        log.push(`${name} starts`);
        await ended.finally(() => log.push(`${name} ends`));
        return name;
    };
    return { run, end, fail };
}

describe('KeyedLock', () => {
    it('runs one at a time per key, in order of arrival', async () => {
        const lock = new KeyedLock();
        const log: string[] = [];
        const [a, b, c] = [work(log, 'a'), work(log, 'b'), work(log, 'c')];
        const results = Promise.all([lock.run('key', a.run), lock.run('key', b.run), lock.run('key', c.run)]);
        c.end();
        b.end();
        await tick();
        assert.deepEqual(log, ['a starts']);
        a.end();
        assert.deepEqual(await results, ['a', 'b', 'c']);
        assert.deepEqual(log, ['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
    });

    it('lets other keys run meanwhile', async () => {
        const lock = new KeyedLock();
        const log: string[] = [];
        const [a, b] = [work(log, 'a'), work(log, 'b')];
        const slow = lock.run('one', a.run);
        b.end();
        assert.equal(await lock.run('other', b.run), 'b');
        a.end();
        assert.equal(await slow, 'a');
        assert.deepEqual(log, ['a starts', 'b starts', 'b ends', 'a ends']);
    });

    it('goes on after work that failed, and tells only its caller', async () => {
        const lock = new KeyedLock();
        const log: string[] = [];
        const [a, b] = [work(log, 'a'), work(log, 'b')];
        const [failing, next] = [lock.run('key', a.run), lock.run('key', b.run)];
        a.fail(new Error('a failed'));
        b.end();
        await assert.rejects(failing, { message: 'a failed' });
        assert.equal(await next, 'b');
    });

    it('rejects when the work throws at once', async () => {
        const lock = new KeyedLock();
        await assert.rejects(lock.run('key', () => { throw new Error('at once'); }), { message: 'at once' });
        assert.equal(await lock.run('key', () => Promise.resolve(1)), 1);
    });

    it('keeps nothing of a key when nobody waits any more', async () => {
        const lock = new KeyedLock();
        await Promise.all(['a', 'b', 'a'].map((key) => lock.run(key, () => Promise.resolve())));
        assert.equal((lock as unknown as { last: Map<string, unknown> }).last.size, 0);
    });
});
