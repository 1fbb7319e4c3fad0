import { WardenError } from '../../../support/errors';
import type { TranscriptSlot } from '../../../transcripts/provider';

type Field = Buffer | null;

/** The fields of a slot, as the scripts answer them. */
export type SlotReply = [erasedAt: Field, id: Field, channel: Field, users: Field, startedAt: Field, due: Field, count: Field, state: Field];

/** @throws {WardenError} ERR_WARDEN_STORE when something is missing */
export function slotOf([erasedAt, ...fields]: SlotReply): TranscriptSlot | undefined {
    if (erasedAt) return { erased: { erasedAt: Number(erasedAt) } };
    const [id, channel, users, startedAt, due, count, state] = fields;
    if (id && channel && users && startedAt && due && count && state) {
        const times = { startedAt: Number(startedAt), due: Number(due) };
        return { live: { id: String(id), channel: String(channel), users: String(users).split(' ').filter(Boolean), ...times, count: Number(count), state } };
    }
    if (fields.every((field) => field === null)) return undefined;
    throw damaged();
}

export function damaged(): WardenError {
    return new WardenError('ERR_WARDEN_STORE', 'parts of a transcript are missing in Redis: erase it, and see that `maxmemory-policy` is `noeviction`');
}
