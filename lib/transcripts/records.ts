import type { DataKey } from '../storage/data-key';
import { hourAt, type HourKeys } from '../storage/hour-keys';

/** What is kept of an activity. */
export interface Record {
    /** JSON; nothing is left of one that was erased by itself. */
    text: string;
    /** When it is due by itself, epoch milliseconds. */
    expiresAt?: number | undefined;
    /** Whether the bot sent it, so that it can be recalled. */
    delivered?: boolean | undefined;
}

export function sealRecord(key: DataKey, { text, expiresAt, delivered }: Record, conversation: string, index: number): Buffer {
    return key.seal(`${expiresAt ?? ''}${delivered ? '>' : ''}\n${text}`, conversation, `record ${index}`);
}

/** @throws {WardenError} ERR_WARDEN_SEALED */
export function openRecord(key: DataKey, sealed: Buffer, conversation: string, index: number): Record {
    const plaintext = key.open(sealed, conversation, `record ${index}`);
    const line = plaintext.indexOf('\n');
    const expiresAt = Number.parseInt(plaintext, 10); // of the first line: JSON begins in the second
    return {
        text: plaintext.slice(line + 1),
        ...(line > 0 && !Number.isNaN(expiresAt) && { expiresAt }),
        ...(plaintext[line - 1] === '>' && { delivered: true }),
    };
}

/** What is left of a record that was erased by itself. */
export const NOTHING = '';

/**
 * Seals a record; one with a time of its own under the key of that hour too, which goes then.
 * @param due when it has to be gone, if it has a time of its own. When that hour is over, nothing of it is kept
 */
export async function sealUntil(key: DataKey, record: Record, due: number | undefined, hours: HourKeys, conversation: string, index: number): Promise<Buffer> {
    if (due === undefined) return sealRecord(key, record, conversation, index);
    const hourKey = await hours.provide(hourAt(due));
    return hourKey ? sealRecord(key.during(hourAt(due), hourKey), record, conversation, index) : sealRecord(key, { text: NOTHING }, conversation, index);
}
