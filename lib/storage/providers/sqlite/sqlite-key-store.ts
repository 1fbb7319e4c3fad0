import { setImmediate as immediate } from 'node:timers/promises';
import { hourOf, type KeySlot, type KeyStore, type WrappedKey } from '../../key-store';
import type { GroupCommit } from './group-commit';
import type { Store } from './open-store';
import { patiently } from './patience';
import { decodeSlot, destroyedAt, encodeSlot } from './slot';
import type { SlotFile } from './slot-file';
import { SlotTable } from './slot-table';

/** How many slots are read or written without a pause for the event loop. */
const SLICE = 500;

/**
 * Keeps keys in slots of a file apart from the database: a key destroyed there is gone from every copy of the database. The database
 * says which slot is whose, and its lock keeps processes apart; whether a key lives, the slot alone says.
 */
export class SqliteKeyStore implements KeyStore {
    private readonly slots: SlotFile;
    private readonly table: SlotTable;

    constructor({ database, slots }: Store, private readonly commit: GroupCommit) {
        this.slots = slots;
        this.table = new SlotTable(database);
    }

    async get(names: readonly string[]): Promise<readonly (KeySlot | undefined)[]> {
        const found: (KeySlot | undefined)[] = [];
        for (const slice of slicesOf(names)) {
            if (found.length > 0) await immediate();
            found.push(...await patiently(() => slice.map((name) => this.find(name))));
        }
        return found;
    }

    create(name: string, key: WrappedKey): Promise<KeySlot> {
        const bytes = encodeSlot(name, { live: key });
        return this.commit.run(() => this.find(name) ?? this.put(name, bytes));
    }

    rewrap(name: string, key: WrappedKey): Promise<boolean> {
        const bytes = encodeSlot(name, { live: key });
        return this.commit.run(() => {
            const found = this.find(name);
            if (!found || !('live' in found)) return false;
            this.put(name, bytes);
            return true;
        });
    }

    async destroy(names: readonly string[], instant: number): Promise<void> {
        for (const slice of slicesOf(names)) {
            await this.commit.run(() => { for (const name of slice) this.destroyOne(name, instant); });
        }
    }

    async hours(): Promise<readonly number[]> {
        const live = await patiently(() => this.table.ofHours().filter(({ slot, name }) => {
            const found = decodeSlot(this.slots.read(slot), name);
            return found && 'live' in found;
        }));
        return live.flatMap(({ name }) => hourOf(name) ?? []).toSorted((a, b) => a - b);
    }

    async forgetTombstones(before: number): Promise<void> {
        const end = await patiently(() => this.table.last() + 1);
        for (let first = 0; first < end; first += SLICE) {
            await this.commit.run(() => this.forgetSome(first, Math.min(first + SLICE, end), before));
        }
    }

    private find(name: string): KeySlot | undefined {
        const slot = this.table.get(name);
        return slot === undefined ? undefined : decodeSlot(this.slots.read(slot), name);
    }

    private put(name: string, bytes: Buffer): KeySlot {
        this.slots.put(this.table.get(name) ?? this.table.allocate(name), bytes);
        return decodeSlot(bytes, name)!;
    }

    /** Also what is damaged is destroyed. */
    private destroyOne(name: string, instant: number): void {
        const slot = this.table.get(name);
        const bytes = slot === undefined ? undefined : this.slots.peek(slot);
        const found = bytes && decodeSlot(bytes, name);
        if (!found || 'live' in found) this.slots.put(slot ?? this.table.allocate(name), encodeSlot(name, { destroyedAt: instant }));
    }

    private forgetSome(first: number, end: number, before: number): void {
        for (let slot = first; slot < end; slot += 1) {
            const bytes = this.slots.peek(slot);
            const instant = bytes && destroyedAt(bytes);
            if (instant !== undefined && instant < before) this.table.free(slot);
        }
    }
}

function slicesOf(names: readonly string[]): readonly string[][] {
    const count = Math.ceil(names.length / SLICE);
    return Array.from({ length: count }, (_, index) => names.slice(index * SLICE, (index + 1) * SLICE));
}
