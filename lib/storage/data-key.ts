import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { tuple } from '../support/tuple';
import { open, seal } from './envelope';
import { KEY_SIZE } from './key-wrap';

/** A key that seals the records of one conversation, or of one item. Its id goes into the header of each. */
export class DataKey {
    private readonly key: KeyObject;

    constructor(
        readonly id: string,
        bytes: Buffer,
    ) {
        this.key = createSecretKey(bytes); // a copy: whoever overwrites the bytes makes no key of zeros
    }

    /** @param place tells records from each other, so that none can take another's place */
    seal(plaintext: string, ...place: string[]): Buffer {
        return seal({ id: this.id, key: this.key }, plaintext, tuple(...place));
    }

    /** @throws {WardenError} ERR_WARDEN_SEALED */
    open(sealed: Uint8Array, ...place: string[]): string {
        return open((id) => (id === this.id ? this.key : undefined), sealed, tuple(...place)).toString('utf8');
    }

    /** A key that is gone as soon as either this one or the hour's is. */
    during(hour: number, hourKey: Buffer): DataKey {
        return new DataKey(`${this.id}-${hour}`, Buffer.from(hkdfSync('sha256', this.key, hourKey, 'bot-warden hour', KEY_SIZE)));
    }
}

/** Length of the id of a data key. */
const ID = 22;

/** The hour in the id of a key that {@link DataKey.during} made, out of the header of what it sealed. */
export function hourIn(sealed: Uint8Array): number | undefined {
    const length = sealed[1] ?? 0;
    if (length <= ID) return undefined; // as most have none
    const [, hour] = /^[\w-]{22}-(\d+)$/.exec(Buffer.from(sealed.subarray(2, 2 + length)).toString('ascii')) ?? [];
    return hour === undefined ? undefined : Number(hour);
}
