import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import { storageOf, type StorageLike } from '../../lib/storage/storage';

describe('the option storage', () => {
    const [read, write] = [() => Promise.resolve({}), () => Promise.resolve()];
    for (const given of [undefined, null, 'memory', {}, { read, write }, { read, write, delete: true }, MemoryStorage]) {
        it(`is not ${typeof given === 'function' ? 'a class' : JSON.stringify(given)}`, () => {
            assert.throws(() => storageOf(given as unknown as StorageLike), { name: 'OptionError', option: 'storage' });
        });
    }

    for (const given of [new MemoryStorage(), { read, write, delete: write }]) {
        it(`can be a ${given.constructor.name}`, () => assert.equal(storageOf(given), given));
    }
});
