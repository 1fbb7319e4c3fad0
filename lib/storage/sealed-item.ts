import { WardenError } from '../support/errors';
import type { DataKey } from './data-key';
import type { KeyRing } from './key-ring';
import { recordName } from './record-name';

const VERSION = 1;

/** Where an item is kept, by the key its user knows it by. */
export interface Place {
    key: string;
    /** Of the record in the storage. */
    record: string;
    /** In the key store: 22 characters. */
    name: string;
}

/** An item as its user knows it, but for the eTag, and when it is due (epoch milliseconds), if ever. */
export interface Content {
    item: Record<string, unknown>;
    due?: number | undefined;
}

export function placeOf(key: string, keys: KeyRing): Place {
    const record = recordName('item', [key], keys);
    return { key, record, name: record.slice(-43, -21) };
}

/** What is stored: nothing can be learned from it but how long it is. */
export function sealItem(dataKey: DataKey, { record }: Place, content: Content): Record<string, unknown> {
    return { botWarden: VERSION, sealed: dataKey.seal(JSON.stringify(content), 'item', record).toString('base64') };
}

/**
 * The bytes of a stored record, and the number of the generation that it says it is of.
 * @throws {WardenError} ERR_WARDEN_SEALED when it is none of this place; ERR_WARDEN_STORE when a later version of bot-warden wrote it
 */
export function sealedIn(stored: unknown, { name }: Place): { sealed: Buffer; number: number } {
    const { botWarden, sealed } = stored as { botWarden?: unknown; sealed?: unknown };
    if (typeof botWarden === 'number' && botWarden > VERSION) {
        throw new WardenError('ERR_WARDEN_STORE', `a stored item is of format ${botWarden}, and this version of bot-warden knows ${VERSION}: update it`);
    }
    const bytes = Buffer.from(typeof sealed === 'string' ? sealed : '', 'base64');
    const id = bytes.toString('latin1', 2, 2 + (bytes[1] ?? 0));
    const [, number] = id.startsWith(`${name}-`) ? (/-(\d{1,9})$/.exec(id) ?? []) : [];
    if (botWarden !== VERSION || number === undefined) throw new WardenError('ERR_WARDEN_SEALED', 'a stored item is not sealed, or not for where it stands');
    return { sealed: bytes, number: Number(number) };
}

/** @throws {WardenError} ERR_WARDEN_SEALED */
export function openItem(dataKey: DataKey, { record }: Place, sealed: Buffer): Content {
    return JSON.parse(dataKey.open(sealed, 'item', record)) as Content;
}
