import { OptionError } from '../support/errors';
import { milliseconds, optionsOf } from '../support/options';
import { sealingParts, type EncryptedStorageOptions } from './encrypted-storage';
import { SealedStorage } from './sealed-storage';

/** How long tombstones fence off late writers: longer than any turn. 30 days. */
const TOMBSTONES = 30 * 24 * 3_600_000;

export interface ExpiringStorageOptions extends EncryptedStorageOptions {
    /** How long an item is kept after its last write, in milliseconds. */
    ttl: number;
    /** How long it is kept after its first one, however often it is written, in milliseconds. @default no limit */
    maxAge?: number | undefined;
}

/**
 * An {@link EncryptedStorage} that forgets: once an item's time is up, a read gives nothing and destroys its key, and
 * {@link ExpiringStorage.sweep} destroys the keys of all that nobody reads any more. Nobody can put the time off who has not the root
 * keys: it is sealed with the item, and the key of the item is wrapped under that of the hour in which it is due.
 * A record stays until its name is written or deleted, but there is nothing left that opens it.
 *
 * An item that an `EncryptedStorage` wrote on the same storage can be read; its time begins with the next write.
 * @throws {OptionError} from the constructor
 */
export class ExpiringStorage extends SealedStorage {
    constructor(options: ExpiringStorageOptions) {
        const given = optionsOf('ExpiringStorage', options, { storage: true, keys: true, keyStore: true, lateWrite: true, ttl: true, maxAge: true });
        const limits = { ttl: milliseconds('ttl', given.ttl), maxAge: given.maxAge === undefined ? undefined : milliseconds('maxAge', given.maxAge) };
        if (limits.maxAge !== undefined && limits.maxAge < limits.ttl) throw new OptionError('maxAge', 'at least `ttl`', limits.maxAge);
        super({ ...sealingParts(given), limits });
    }

    /**
     * Destroys the keys of the hours that have passed, and so everything that was due in them, however much that is. Call it every few
     * minutes, in one process or in each: until then, an item that nobody reads could be opened by who has all the keys.
     * @returns how many hours
     * @throws whatever the key store throws
     */
    async sweep(): Promise<number> {
        const now = this.clock.confirmed(); // a clock that has jumped ahead hides, and destroys nothing until it has stood by that for an hour
        const hours = await this.dataKeys.destroyPast(now);
        if (hours > 0) await this.dataKeys.store.forgetTombstones(now - TOMBSTONES);
        return hours;
    }
}
