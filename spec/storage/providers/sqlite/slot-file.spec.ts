import assert from 'node:assert/strict';
import { openSync, truncateSync, writeFileSync } from 'node:fs';
import { encodeSlot } from '../../../../lib/storage/providers/sqlite/slot';
import { SlotFile } from '../../../../lib/storage/providers/sqlite/slot-file';
import { wrappedKey } from '../../key-store-contract';
import { folders } from './support/folders';
import { storeErrorSaying } from './support/rejected';

const bytes = (byte: number) => encodeSlot('name', { live: wrappedKey(byte) });

describe('SlotFile', () => {
    const { file } = folders();
    const opened: SlotFile[] = [];
    const open = () => {
        const slots = new SlotFile(openSync(file('keys'), 'r+'));
        opened.push(slots);
        return slots;
    };
    beforeEach(() => writeFileSync(file('keys'), Buffer.alloc(64 * 4)));
    afterEach(() => { for (const slots of opened.splice(0)) slots.close(); });

    it('has what was put at once, the file only once it is settled', () => {
        const [one, other] = [open(), open()];
        one.put(1, bytes(5));
        assert.deepEqual([one.read(1), other.read(1)], [bytes(5), Buffer.alloc(64)]);
        one.settle();
        assert.deepEqual([0, 1, 2].map((slot) => Buffer.from(other.read(slot))), [Buffer.alloc(64), bytes(5), Buffer.alloc(64)]);
    });

    it('forgets what was put when it is discarded', () => {
        const slots = open();
        slots.put(1, bytes(5));
        slots.discard();
        slots.settle();
        assert.deepEqual(slots.read(1), Buffer.alloc(64));
    });

    it('sees what another process wrote over what it wrote itself', () => {
        const [one, other] = [open(), open()];
        for (const [slots, byte] of [[one, 5], [other, 6]] as const) {
            slots.put(1, bytes(byte));
            slots.settle();
        }
        assert.deepEqual(one.read(1), bytes(6));
    });

    for (const [what, spoil] of [
        ['a slot that was changed', () => writeFileSync(file('keys'), Buffer.alloc(64 * 4, 1))],
        ['a slot that is cut off', () => truncateSync(file('keys'), 64 * 4 - 1)],
        ['a slot that is not there', () => truncateSync(file('keys'), 64)],
    ] as const) {
        it(`reads nothing of ${what}`, () => {
            const slots = open();
            spoil();
            assert.equal(slots.peek(2), undefined);
            assert.throws(() => slots.read(2), storeErrorSaying(/damaged or missing/));
        });
    }
});
