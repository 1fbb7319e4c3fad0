import { hourOf, type KeySlot, type KeyStore, type WrappedKey } from './key-store';

/** Keeps keys in the memory of this process: everything sealed under them is gone when it ends. */
export class MemoryKeyStore implements KeyStore {
    private readonly slots = new Map<string, KeySlot>();

    async get(names: readonly string[]): Promise<readonly (KeySlot | undefined)[]> {
        return names.map((name) => copyOf(this.slots.get(name)));
    }

    async create(name: string, key: WrappedKey): Promise<KeySlot> {
        const slot = this.slots.get(name) ?? (copyOf({ live: key }) as KeySlot);
        this.slots.set(name, slot);
        return copyOf(slot) as KeySlot;
    }

    async rewrap(name: string, key: WrappedKey): Promise<boolean> {
        const slot = this.slots.get(name);
        if (!slot || !('live' in slot)) return false;
        slot.live.wrapped.fill(0);
        this.slots.set(name, copyOf({ live: key }) as KeySlot);
        return true;
    }

    async destroy(names: readonly string[], destroyedAt: number): Promise<void> {
        for (const name of names) {
            const slot = this.slots.get(name);
            if (slot && 'destroyedAt' in slot) continue;
            slot?.live.wrapped.fill(0);
            this.slots.set(name, { destroyedAt });
        }
    }

    async hours(): Promise<readonly number[]> {
        const live = [...this.slots].filter(([, slot]) => 'live' in slot);
        return live.flatMap(([name]) => hourOf(name) ?? []).toSorted((a, b) => a - b);
    }

    async forgetTombstones(before: number): Promise<void> {
        for (const [name, slot] of this.slots) if ('destroyedAt' in slot && slot.destroyedAt < before) this.slots.delete(name);
    }
}

/** With a buffer of its own: the kept one is overwritten when the key is destroyed, under whoever still reads. */
function copyOf(slot: KeySlot | undefined): KeySlot | undefined {
    return slot && 'live' in slot ? { live: { ...slot.live, wrapped: Buffer.from(slot.live.wrapped) } } : slot;
}
