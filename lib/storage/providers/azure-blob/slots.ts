import { randomBytes } from 'node:crypto';
import { WardenError } from '../../../support/errors';
import { ABSENT, type Blobs } from './blobs';
import { decodedSlot, encodedSlot, type Slot } from './slot';

/** What to do with a slot. */
export interface Step<T> {
    answer: T;
    /** What shall stand there; as it is when left out. */
    next?: Omit<Slot, 'stamps'>;
    /** When another writer was faster: takes back what was prepared, as far as `current` does not use it. */
    undo?: (current: Slot) => Promise<void>;
    /** When it is done: what then is superfluous. It may fail. */
    tidy?: () => Promise<unknown>;
}

const TRIES = 30; // each lost one is somebody else's success
const STAMPS = 32; // more than others can write between two tries of one request

/** The slots of conversations, each changed by one writer at a time. */
export class Slots {
    constructor(private readonly blobs: Blobs) {}

    async read(conversation: string): Promise<{ slot: Slot; etag: string | undefined }> {
        const found = await this.blobs.get(nameOf(conversation));
        return { slot: found ? decodedSlot(found.bytes) : { ended: [], stamps: [] }, etag: found?.etag };
    }

    /**
     * Reads a slot, decides, and writes it if nobody else did meanwhile; otherwise once more from the start.
     * @throws {WardenError} ERR_WARDEN_CONFLICT after 30 lost races
     */
    async change<T>(conversation: string, decide: (slot: Slot) => Step<T> | Promise<Step<T>>): Promise<T> {
        let { slot, etag } = await this.read(conversation);
        for (let left = TRIES; left > 0; left--) {
            const { answer, next, undo, tidy } = await decide(slot);
            if (!next) return answer;
            const stamp = newId();
            const bytes = encodedSlot({ ...next, stamps: [...slot.stamps, stamp].slice(-STAMPS) });
            let done = await this.blobs.put(nameOf(conversation), bytes, etag === undefined ? ABSENT : { ifMatch: etag });
            if (!done) ({ slot, etag } = await this.read(conversation));
            done ||= slot.stamps.includes(stamp); // a client that gets no answer tries again, and loses against itself
            await (done ? tidy?.().catch(() => undefined) : undo?.(slot));
            if (done) return answer;
        }
        throw new WardenError('ERR_WARDEN_CONFLICT', 'a conversation in the blob container was changed by others on every try');
    }

    /** @returns false when the slot is another by now */
    async forget(conversation: string, etag: string): Promise<boolean> {
        return this.blobs.remove(nameOf(conversation), etag);
    }
}

/** An id that nobody else has. */
export function newId(): string {
    return randomBytes(9).toString('base64url');
}

function nameOf(conversation: string): string {
    return `slot/${conversation}`;
}
