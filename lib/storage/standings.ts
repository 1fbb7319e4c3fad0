import { WardenError } from '../support/errors';
import type { SteadyClock } from '../support/steady-clock';
import type { DataKey } from './data-key';
import type { Generation, Generations } from './generations';
import { hourAt } from './hour-keys';
import { openItem, sealedIn, type Content, type Place } from './sealed-item';

/** How a name stands at the moment. */
export interface Standing {
    generation: Generation;
    /** Nothing when there is nothing to open. */
    key: DataKey | undefined;
    content?: Content | undefined;
    /** Whether its time is up, or its key gone, and this is still to be noted. */
    isOver: boolean;
}

/** How often a record is read again that an erasure seems to have changed meanwhile. */
const TRIES = 3;

/** Judges records by the keys that there are for them. */
export class Standings {
    constructor(
        private readonly generations: Generations,
        private readonly clock: SteadyClock,
        private readonly maxAge: number | undefined,
        private readonly recordAt: (place: Place) => Promise<unknown>,
    ) {}

    /** By the record that stands there now. */
    async asStored(place: Place, tries = TRIES): Promise<Standing> {
        return this.of(place, await this.recordAt(place), tries);
    }

    /**
     * By this record, if there is one.
     * @throws {WardenError} ERR_WARDEN_SEALED, ERR_WARDEN_KEY_LOST or ERR_WARDEN_STORE for a record that is not what was written last
     */
    async of(place: Place, stored: unknown, tries = TRIES): Promise<Standing> {
        const generation = await this.generations.current(place.name);
        const key = this.isPast(generation) ? undefined : await this.generations.keyOf(generation);
        if (generation.slot && !key) return { generation, key, isOver: true };
        if (!stored) return { generation, key, isOver: false };
        const { sealed, number } = sealedIn(stored, place);
        if (number > generation.number) throw new WardenError('ERR_WARDEN_KEY_LOST', 'the key store knows less than the storage: it was lost, or put back to an earlier state. Restore it, or erase the data');
        if (number === generation.number) return this.opened(place, sealed, generation, key);
        if (!key) return { generation, key, isOver: false }; // what an erasure has left
        if (tries > 1) return this.asStored(place, tries - 1);
        throw new WardenError('ERR_WARDEN_SEALED', 'a stored item is of before an erasure: it was put back');
    }

    private opened(place: Place, sealed: Buffer, generation: Generation, key: DataKey | undefined): Standing {
        if (!key) throw new WardenError('ERR_WARDEN_KEY_LOST', 'the key store has no key for an item, not even a destroyed one: it was lost. Restore it, or erase the item');
        const content = openItem(key, place, sealed);
        return { generation, key, content, isOver: content.due !== undefined && content.due <= this.clock.now() };
    }

    private isPast({ slot, since }: Generation): boolean {
        const now = this.clock.now();
        const isTooOld = this.maxAge !== undefined && since > 0 && since + this.maxAge <= now;
        return slot !== undefined && (isTooOld || slot.live.hour < hourAt(now));
    }
}
