import { callback, optionsOf } from '../support/options';
import { keysOf, type KeyRing } from './key-ring';
import { keyStoreOf, type KeyStore } from './key-store';
import { SealedStorage } from './sealed-storage';
import { StorageKeyStore } from './storage-key-store';
import { storageOf, type StorageLike } from './storage';

export interface EncryptedStorageOptions {
    /** Where the sealed items go: any botbuilder `Storage`. */
    storage: StorageLike;
    /** Root keys: `KeyRing.fromEnv(process.env.BOT_WARDEN_KEYS)`. */
    keys: KeyRing;
    /**
     * Where the data keys are kept. Keep them apart from the items, and back them up for shorter: an item that was erased is gone from
     * the backups of `storage` as soon as its key is gone from those of the key store.
     * @default a {@link StorageKeyStore} on the same storage, so that a backup of it holds the keys too
     */
    keyStore?: KeyStore | undefined;
    /** Called with the key of each write that was dropped because the item was erased after it was read. */
    lateWrite?: ((key: string) => void) | undefined;
}

/**
 * Seals what is kept in a botbuilder `Storage`: `new ConversationState(new EncryptedStorage({ storage, keys }))`. Each item has a data
 * key of its own, and a name that only the root keys can make; how long an item is, and how often it is written, can be seen.
 * Whoever can write to the storage can delete an item, or put back an earlier state of it, but only of the time since its last erasure.
 *
 * @throws {OptionError} from the constructor
 */
export class EncryptedStorage extends SealedStorage {
    constructor(options: EncryptedStorageOptions) {
        const given = optionsOf('EncryptedStorage', options, { storage: true, keys: true, keyStore: true, lateWrite: true });
        super({ ...sealingParts(given), limits: undefined });
    }
}

/** The options of every storage that seals, checked. */
export function sealingParts({ storage, keys, keyStore, lateWrite }: EncryptedStorageOptions) {
    return {
        storage: storageOf(storage),
        keys: keysOf(keys),
        keyStore: keyStoreOf(keyStore ?? new StorageKeyStore({ storage })),
        lateWrite: callback('lateWrite', lateWrite),
    };
}
