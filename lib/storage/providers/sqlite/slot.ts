import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { hourKeyName, type KeySlot } from '../../key-store';
import { storeFailure } from './store-error';

/**
 * Bytes of a slot: state, version, 2 of a checksum, 4 of the hour, 16 of the name's hash, 40 of the wrapped key or, of a destroyed
 * one, 8 of the instant and zeros.
 */
export const SLOT_SIZE = 64;
const LIVE = 1;
const DESTROYED = 2;
const VERSION = 1;
const CHECK = 2;
const HOUR = 4;
const NAME = 8;
const BODY = 24;

/** What goes into a slot. */
export function encodeSlot(name: string, slot: KeySlot): Buffer {
    const bytes = Buffer.alloc(SLOT_SIZE);
    bytes[0] = 'live' in slot ? LIVE : DESTROYED;
    bytes[1] = VERSION;
    bytes.write(hashOf(name), NAME, 'hex');
    if ('live' in slot) {
        if (slot.live.wrapped.length !== SLOT_SIZE - BODY) throw storeFailure('a wrapped key has 40 bytes');
        bytes.writeUInt32BE(slot.live.hour, HOUR);
        slot.live.wrapped.copy(bytes, BODY);
    } else {
        bytes.writeDoubleBE(slot.destroyedAt, BODY);
    }
    bytes.writeUInt16BE(checkOf(bytes), CHECK);
    return bytes;
}

/** Whether the bytes are those of a slot in use, whole and unchanged, or of one that never was in use. */
export function isSound(bytes: Buffer): boolean {
    return bytes[0] === 0 || (bytes[1] === VERSION && bytes.readUInt16BE(CHECK) === checkOf(bytes));
}

/** What the slot has of that name: nothing when it is another's, as after a crash, or with an older copy of the database. */
export function decodeSlot(bytes: Buffer, name: string): KeySlot | undefined {
    if (bytes[0] === 0 || bytes.toString('hex', NAME, BODY) !== hashOf(name)) return undefined;
    if (bytes[0] === DESTROYED) return { destroyedAt: destroyedAt(bytes)! };
    return { live: { wrapped: Buffer.from(bytes.subarray(BODY)), hour: bytes.readUInt32BE(HOUR) } };
}

/** When the key in the slot was destroyed, epoch milliseconds, whosever it was. */
export function destroyedAt(bytes: Buffer): number | undefined {
    return bytes[0] === DESTROYED ? bytes.readDoubleBE(BODY) : undefined;
}

/** The hour of the live key in the slot, if that is the key of an hour. @param hashes remembers those of names from one slot to the next */
export function liveHourIn(bytes: Buffer, hashes: Map<number, string>): number | undefined {
    if (bytes[0] !== LIVE) return undefined;
    const hour = bytes.readUInt32BE(HOUR);
    const name = hashes.get(hour) ?? hashOf(hourKeyName(hour));
    hashes.set(hour, name);
    return bytes.toString('hex', NAME, BODY) === name ? hour : undefined;
}

/** In hexadecimal digits: buffers take twice the time. */
function hashOf(name: string): string {
    return hash('sha256', name).slice(0, 2 * (BODY - NAME));
}

function checkOf(bytes: Buffer): number {
    return crc32(bytes.subarray(HOUR), bytes[0]! << 8 | bytes[1]!) & 0xffff;
}
