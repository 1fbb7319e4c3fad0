import assert from 'node:assert/strict';
import { decodeSlot, destroyedAt, encodeSlot, isSound } from '../../../../lib/storage/providers/sqlite/slot';
import { wrappedKey } from '../../key-store-contract';
import { storeErrorSaying } from './support/rejected';

describe('slot', () => {
    for (const slot of [{ live: wrappedKey(255, 0) }, { live: wrappedKey(0, 4_294_967_295) }, { destroyedAt: 0 }, { destroyedAt: 1_700_000_000_000.5 }]) {
        it(`has 64 bytes and gives back ${JSON.stringify(Object.values(slot))}, to the same name only`, () => {
            const bytes = encodeSlot('name', slot);
            assert.deepEqual([bytes.length, isSound(bytes), decodeSlot(bytes, 'name'), decodeSlot(bytes, 'other')], [64, true, slot, undefined]);
            assert.equal(destroyedAt(bytes), 'destroyedAt' in slot ? slot.destroyedAt : undefined);
        });
    }

    it('has nothing when it was never used', () => {
        const bytes = Buffer.alloc(64);
        assert.deepEqual([isSound(bytes), decodeSlot(bytes, 'name'), destroyedAt(bytes)], [true, undefined, undefined]);
    });

    it('has nothing of the key that was there before it was destroyed', () => {
        assert.ok(encodeSlot('name', { destroyedAt: 5 }).subarray(32).equals(Buffer.alloc(32)));
    });

    it('is unsound when any byte is another', () => {
        const bytes = encodeSlot('name', { live: wrappedKey(3) });
        for (const index of bytes.keys()) {
            const changed = Buffer.from(bytes);
            changed[index] = changed[index]! ^ 4;
            assert.equal(isSound(changed), false, `byte ${index}`);
        }
    });

    it('takes no key of another length', () => {
        assert.throws(() => encodeSlot('name', { live: { wrapped: Buffer.alloc(39), hour: 1 } }), storeErrorSaying(/40 bytes/));
    });
});
