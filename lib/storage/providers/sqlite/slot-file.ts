import { closeSync, fdatasyncSync, fstatSync, readSync, writeSync } from 'node:fs';
import { storeFailure } from './store-error';
import { isSound, SLOT_SIZE } from './slot';

const TRIES = 3;
/** Bytes that are read at once to see all slots. */
const STRETCH = 1_024 * SLOT_SIZE;

/**
 * Slots of 64 bytes after a header of 64, overwritten in place. A slot never lies across two sectors of a disk, and each is written
 * with one call, so that none is ever half written. Other processes write here too: every read is one of the file.
 */
export class SlotFile {
    private readonly unwritten = new Map<number, Buffer>();
    private readonly scratch = Buffer.alloc(SLOT_SIZE);

    constructor(private descriptor: number) {}

    /** What stands in a slot, until the next call. @throws when it is damaged */
    read(slot: number): Buffer {
        const bytes = this.peek(slot);
        if (!bytes) throw storeFailure('a slot of the key file is damaged or missing: put back the newest copy of the file');
        return bytes;
    }

    /** The same; nothing when it is damaged, or not there yet. */
    peek(slot: number): Buffer | undefined {
        const unwritten = this.unwritten.get(slot);
        if (unwritten) return unwritten;
        for (let attempt = 1; attempt <= TRIES; attempt += 1) { // another process may be writing to it just now
            const length = readSync(this.descriptor, this.scratch, 0, SLOT_SIZE, positionOf(slot));
            if (length === SLOT_SIZE && isSound(this.scratch)) return this.scratch;
        }
        return undefined;
    }

    /** Shows all slots as they are in the file, those apart that are damaged. */
    each(look: (bytes: Buffer, slot: number) => void): void {
        const { size } = fstatSync(this.descriptor);
        const stretch = Buffer.alloc(STRETCH);
        for (let at = positionOf(0); at < size; at += STRETCH) {
            const length = readSync(this.descriptor, stretch, 0, STRETCH, at);
            for (let offset = 0; offset + SLOT_SIZE <= length; offset += SLOT_SIZE) {
                const bytes = stretch.subarray(offset, offset + SLOT_SIZE);
                if (isSound(bytes)) look(bytes, (at + offset) / SLOT_SIZE - 1);
            }
        }
    }

    /** To be written with the next {@link settle}; {@link read} has it at once. */
    put(slot: number, bytes: Buffer): void {
        this.unwritten.set(slot, bytes);
    }

    /** Writes what was put, and waits until it is durable. */
    settle(): void {
        if (this.unwritten.size === 0) return;
        for (const [slot, bytes] of this.unwritten) this.write(slot, bytes);
        fdatasyncSync(this.descriptor);
        this.unwritten.clear();
    }

    /** Forgets what was put and not written. */
    discard(): void {
        this.unwritten.clear();
    }

    close(): void {
        if (this.descriptor >= 0) closeSync(this.descriptor);
        this.descriptor = -1; // the number may be another file's from now on
    }

    private write(slot: number, bytes: Buffer): void {
        const written = writeSync(this.descriptor, bytes, 0, SLOT_SIZE, positionOf(slot));
        if (written < SLOT_SIZE) throw storeFailure('there is no room left for the key file: make some');
    }
}

function positionOf(slot: number): number {
    return (slot + 1) * SLOT_SIZE;
}
