import { createHash, hkdfSync } from 'node:crypto';
import { WardenError } from '../support/errors';
import type { DataKey } from './data-key';
import type { DataKeys } from './data-keys';
import { hourAt } from './hour-keys';
import type { KeySlot, WrappedKey } from './key-store';
import { KEY_SIZE, unwrap, wrap } from './key-wrap';

/** When a key is due whose item has no time limit, in epoch milliseconds. */
export const NEVER = Date.UTC(9999, 0);

/** One life of an item, from its first write to its erasure. */
export interface Generation {
    name: string;
    number: number;
    /** Of its data key, in the key store. */
    id: string;
    /** Nothing before the first write. */
    slot: { live: WrappedKey } | undefined;
    /** The first write, epoch milliseconds; 0 when that was not noted. */
    since: number;
}

type Head = Pick<Generation, 'number' | 'since'>;

/**
 * Counts the generations of each name, in the key store, so that a key is found and destroyed by the name alone, whatever has
 * become of the item: one slot per name holds the number (from the first erasure on), one per generation its data key.
 */
export class Generations {
    constructor(private readonly keys: DataKeys) {}

    /** The generation that can be read and written now. @param name 22 characters */
    async current(name: string): Promise<Generation> {
        const [head, first] = await this.keys.store.get([name, idOf(name, 0)]);
        let { number, since } = head ? await this.headIn(name, head) : { number: 0, since: 0 };
        let slot = number === 0 ? first : await this.slotOf(name, number);
        while (slot && 'destroyedAt' in slot) { // erased, and whoever did so has not come to note it
            number += 1;
            since = 0;
            slot = await this.slotOf(name, number);
        }
        return { name, number, id: idOf(name, number), slot, since };
    }

    /** The key of a generation that has started; nothing when it is gone. */
    async keyOf({ id, slot }: Generation): Promise<DataKey | undefined> {
        return slot && this.keys.openedFrom(id, slot);
    }

    /** A key for the first write. @returns nothing when the generation was ended meanwhile */
    async start({ name, number, id }: Generation, due: number): Promise<DataKey | undefined> {
        try {
            return await this.keys.create(due, id);
        } catch (error) {
            const slot = await this.slotOf(name, number);
            if (slot && 'destroyedAt' in slot) return undefined;
            throw error;
        }
    }

    /** Notes when the first write was. */
    async note({ name, number }: Generation, since: number): Promise<void> {
        await this.putHead(name, { number, since });
    }

    /** Destroys the key of a generation, or keeps it from ever coming to be. */
    async end({ name, number, id }: Generation, now: number): Promise<void> {
        await this.keys.destroy([id], now);
        await this.putHead(name, { number: number + 1, since: 0 });
    }

    private async slotOf(name: string, number: number): Promise<KeySlot | undefined> {
        return (await this.keys.store.get([idOf(name, number)]))[0];
    }

    private async putHead(name: string, { number, since }: Head): Promise<void> {
        const bytes = Buffer.alloc(KEY_SIZE);
        bytes.writeUInt32BE(number, 0);
        bytes.writeDoubleBE(since, 4);
        const head = { wrapped: wrap(await this.headKey(name), bytes), hour: hourAt(NEVER) };
        if (!(await this.keys.store.rewrap(name, head))) await this.keys.store.create(name, head);
    }

    private async headIn(name: string, slot: KeySlot): Promise<Head> {
        const bytes = 'live' in slot ? unwrap(await this.headKey(name), slot.live.wrapped) : undefined;
        if (!bytes) throw new WardenError('ERR_WARDEN_SEALED', 'the number of a generation did not open: it was altered, or is that of other data');
        return { number: bytes.readUInt32BE(0), since: bytes.readDoubleBE(4) };
    }

    private async headKey(name: string): Promise<Buffer> {
        const hourKey = await this.keys.hours.provide(hourAt(NEVER));
        if (!hourKey) throw new WardenError('ERR_WARDEN_SEALED', 'the key of everything without a time limit was destroyed');
        return Buffer.from(hkdfSync('sha256', hourKey, '', createHash('sha256').update(`bot-warden generation ${name}`).digest(), KEY_SIZE));
    }
}

/** What an envelope takes for an id: up to 32 characters. */
function idOf(name: string, number: number): string {
    return `${name}-${number}`;
}
