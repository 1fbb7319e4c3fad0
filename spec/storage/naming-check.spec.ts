import assert from 'node:assert/strict';
import { KeyRing } from '../../lib/storage/key-ring';
import { MemoryKeyStore } from '../../lib/storage/memory-key-store';
import { NamingCheck } from '../../lib/storage/naming-check';
import { failing } from '../helpers/failing';

const OTHER = { name: 'WardenError', code: 'ERR_WARDEN_KEY', message: /another key ring/ };

describe('NamingCheck', () => {
    const [one, two] = [KeyRing.generate(), KeyRing.generate()];

    for (const [what, keys, passes] of [
        ['the same key ring', one, true],
        ['one with a new key in front', KeyRing.fromEnv(`${two.export()},${one.export()}`), true],
        ['another one', two, false],
        ['one with a new key behind', KeyRing.fromEnv(`${one.export()},${two.export()}`), false],
    ] as const) {
        it(`${passes ? 'lets' : 'does not let'} ${what} pass`, async () => {
            const store = new MemoryKeyStore();
            await new NamingCheck(store, one).pass();
            const pass = new NamingCheck(store, keys).pass();
            await (passes ? pass : assert.rejects(pass, OTHER));
        });
    }

    it('lets two that come first at the same time agree', async () => {
        const store = new MemoryKeyStore();
        await Promise.all([new NamingCheck(store, one).pass(), new NamingCheck(store, one).pass()]);
        await new NamingCheck(store, one).pass();
    });

    it('asks again after the store was down', async () => {
        const store = failing(new MemoryKeyStore(), 'get');
        const check = new NamingCheck(store, one);
        await assert.rejects(check.pass(), /the store is down/);
        store.down = false;
        await check.pass();
        store.down = true;
        await check.pass();
    });

    it('does not take what was destroyed for a fresh store', async () => {
        const store = new MemoryKeyStore();
        await store.destroy(['naming-check'], 1);
        await assert.rejects(new NamingCheck(store, one).pass(), OTHER);
    });
});
