import { createSecretKey, randomBytes } from 'node:crypto';
import { open, seal } from '../storage/envelope';
import type { KeyRing } from '../storage/key-ring';
import { tuple } from '../support/tuple';

const PURPOSE = 'transcript key';

/** The key of one generation of one transcript. It is kept only sealed; the clear one lives as long as one operation. */
export class DataKey {
    private constructor(
        private readonly bytes: Buffer,
        private readonly place: readonly string[],
    ) {}

    static generate(conversation: string, generation: string): DataKey {
        return new DataKey(randomBytes(32), [conversation, generation]);
    }

    /** @throws {WardenError} ERR_WARDEN_SEALED when the sealed key was destroyed, altered, or belongs elsewhere */
    static unwrap(keys: KeyRing, sealedKey: Buffer, conversation: string, generation: string): DataKey {
        return new DataKey(keys.open(PURPOSE, sealedKey, conversation, generation), [conversation, generation]);
    }

    wrap(keys: KeyRing): Buffer {
        return keys.seal(PURPOSE, this.bytes, ...this.place);
    }

    /** @param what tells records from each other, so that none can take another's place */
    seal(plaintext: string, what: string): Buffer {
        return seal({ id: 'data', key: createSecretKey(this.bytes) }, Buffer.from(plaintext, 'utf8'), tuple(...this.place, what));
    }

    open(sealed: Buffer, what: string): string {
        const key = createSecretKey(this.bytes);
        return open((id) => (id === 'data' ? key : undefined), sealed, tuple(...this.place, what)).toString('utf8');
    }
}
