import { hkdfSync } from 'node:crypto';
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

/** Where the name stands in a head, as bytes: after the number and the time. */
const NAME_AT = 12;

/**
 * Counts the generations of each name, in the key store, so that a key is found and destroyed by the name alone, whatever has
 * become of the item: one slot per name holds the number (from the first erasure on), one per generation its data key.
 */
export class Generations {
    #headKey: Buffer | undefined;

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
        bytes.write(name, NAME_AT, 'base64url');
        const head = { wrapped: wrap(await this.headKey(), bytes), hour: hourAt(NEVER) };
        if (!(await this.keys.store.rewrap(name, head))) await this.keys.store.create(name, head);
    }

    private async headIn(name: string, slot: KeySlot): Promise<Head> {
        const bytes = 'live' in slot ? unwrap(await this.headKey(), slot.live.wrapped) : undefined;
        const isOfName = bytes?.subarray(NAME_AT, NAME_AT + 16).equals(Buffer.from(name, 'base64url'));
        if (!bytes || !isOfName) throw new WardenError('ERR_WARDEN_SEALED', 'the number of a generation did not open: it was altered, or is that of another item');
        return { number: bytes.readUInt32BE(0), since: bytes.readDoubleBE(4) };
    }

    private async headKey(): Promise<Buffer> {
        const hourKey = this.#headKey ? undefined : await this.keys.hours.provide(hourAt(NEVER));
        if (hourKey) this.#headKey = Buffer.from(hkdfSync('sha256', hourKey, '', 'bot-warden generations', KEY_SIZE));
        return this.#headKey ?? fail();
    }
}

function fail(): never {
    throw new WardenError('ERR_WARDEN_SEALED', 'the key of everything that has no time limit was destroyed');
}

/** What an envelope takes for an id: up to 32 characters. */
function idOf(name: string, number: number): string {
    return `${name}-${number}`;
}
