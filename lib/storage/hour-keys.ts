import { randomBytes } from 'node:crypto';
import type { KeyRing } from './key-ring';
import { WardenError } from '../support/errors';
import { hourKeyName, type KeySlot, type KeyStore } from './key-store';
import { KEY_SIZE } from './key-wrap';

export const HOUR = 3_600_000;
const PURPOSE = 'hour key';

/** The hour since the epoch in which an instant (epoch milliseconds) lies. */
export function hourAt(instant: number): number {
    return Math.floor(instant / HOUR);
}

/**
 * One key for each hour of deadlines, wrapped under the root key. The data keys of everything that is due in that hour are wrapped
 * under it: when it is destroyed they are all gone, however many they are and wherever they were copied to.
 */
export class HourKeys {
    /** Out of reach of `console.dir`. */
    readonly #opened = new Map<number, Buffer>();

    constructor(
        private readonly store: KeyStore,
        private readonly keys: KeyRing,
    ) {}

    /** The key of an hour, to open with; nothing if it was destroyed. @throws {WardenError} ERR_WARDEN_KEY_LOST when there never was one */
    async of(hour: number): Promise<Buffer | undefined> {
        const known = this.#opened.get(hour);
        if (known) return Buffer.from(known);
        const [slot] = await this.store.get([hourKeyName(hour)]);
        if (!slot) throw new WardenError('ERR_WARDEN_KEY_LOST', 'the key store has lost the key of an hour: restore it, or erase the data');
        return this.openedFrom(hour, slot);
    }

    /** The key of an hour, to seal with; a new one if there was none yet, nothing if it was destroyed. */
    async provide(hour: number): Promise<Buffer | undefined> {
        const known = this.#opened.get(hour);
        if (known) return Buffer.from(known);
        const fresh = { wrapped: this.keys.wrapKey(PURPOSE, randomBytes(KEY_SIZE), String(hour)), hour };
        return this.openedFrom(hour, await this.store.create(hourKeyName(hour), fresh));
    }

    /** Destroys the keys of all hours that have wholly passed at `now`. @returns how many */
    async destroyPast(now: number): Promise<number> {
        for (const [hour, key] of this.#opened) {
            if (hour < hourAt(now)) {
                key.fill(0);
                this.#opened.delete(hour);
            }
        }
        const past = (await this.store.hours()).filter((hour) => hour < hourAt(now));
        if (past.length > 0) await this.store.destroy(past.map(hourKeyName), now);
        return past.length;
    }

    /** Wraps every live key anew under the first root key: the root keys behind it are then needed for names alone. */
    async rewrap(): Promise<void> {
        for (const hour of await this.store.hours()) {
            const [slot] = await this.store.get([hourKeyName(hour)]);
            if (!slot || !('live' in slot)) continue;
            const wrapped = this.keys.wrapKey(PURPOSE, this.keys.unwrapKey(PURPOSE, slot.live.wrapped, String(hour)), String(hour));
            if (!wrapped.equals(slot.live.wrapped)) await this.store.rewrap(hourKeyName(hour), { wrapped, hour });
        }
    }

    private openedFrom(hour: number, slot: KeySlot): Buffer | undefined {
        if (!('live' in slot)) return undefined;
        const key = this.keys.unwrapKey(PURPOSE, slot.live.wrapped, String(hour));
        this.#opened.set(hour, key);
        return Buffer.from(key); // a copy: the kept one is overwritten when the hour is over, under whoever still uses it
    }
}
