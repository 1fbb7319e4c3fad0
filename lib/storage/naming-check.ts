import { randomBytes } from 'node:crypto';
import { WardenError } from '../support/errors';
import type { KeyRing } from './key-ring';
import type { KeyStore } from './key-store';
import { KEY_SIZE, unwrap, wrap } from './key-wrap';

const NAME = 'naming-check';
/** The last hour that fits into four bytes: it is never over. */
const NEVER = 2 ** 32 - 1;

/**
 * Whether a key ring makes the names under which a store was filled. With another one nothing would be found, and everything would
 * seem to be empty; so the key store keeps something that only the right one opens.
 */
export class NamingCheck {
    private passed = false;

    constructor(
        private readonly store: KeyStore,
        private readonly keys: KeyRing,
    ) {}

    /** @throws {WardenError} ERR_WARDEN_KEY when the store was filled with the help of another key ring; whatever the key store throws */
    async pass(): Promise<void> {
        if (this.passed) return;
        const key = this.keys.mac(NAME);
        const slot = (await this.store.get([NAME]))[0] ?? (await this.store.create(NAME, { wrapped: wrap(key, randomBytes(KEY_SIZE)), hour: NEVER }));
        if (!('live' in slot) || !unwrap(key, slot.live.wrapped)) {
            throw new WardenError('ERR_WARDEN_KEY', 'the store was filled with another key ring: its last root key must be the one that was the last then');
        }
        this.passed = true;
    }
}
