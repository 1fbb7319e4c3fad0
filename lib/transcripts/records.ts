import type { DataKey } from '../storage/data-key';
import type { DataKeys } from '../storage/data-keys';
import { hourAt } from '../storage/hour-keys';
import { WardenError } from '../support/errors';

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

/** A record with a time of its own is also sealed under the key of its hour, which goes then. */
export async function keyFor(key: DataKey, { expiresAt }: Pick<Record, 'expiresAt'>, { hours }: DataKeys): Promise<DataKey> {
    if (expiresAt === undefined) return key;
    const hourKey = await hours.provide(hourAt(expiresAt));
    if (!hourKey) throw new WardenError('ERR_WARDEN_SEALED', 'the hour in which a record is due is over already');
    return key.during(hourAt(expiresAt), hourKey);
}
