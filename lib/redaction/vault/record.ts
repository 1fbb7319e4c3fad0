import type { KeyRing } from '../../storage/key-ring';
import { recordName } from '../../storage/record-name';
import type { ActivityLike } from '../../turn/types';
import type { Deposit } from './deposits';

/** A value in the storage. */
export interface Entry {
    id: string;
    /** A keyed hash of whose value it is. */
    owner: string;
    /** Epoch milliseconds. */
    until: number;
    /** Kind and value, in base64. */
    sealed: string;
}

/** The values of one conversation. */
export interface VaultRecord {
    entries: readonly Entry[];
}

/** Whose values they are. */
export interface Owner {
    channelId: string;
    conversationId: string;
    userId: string;
}

/** The user of a turn; nobody when the activity does not name one. */
export function ownerOf({ channelId, conversation, from }: ActivityLike): Owner | undefined {
    const [conversationId, userId] = [conversation?.id, from?.id];
    if (!isName(channelId) || !isName(conversationId) || !isName(userId)) return undefined;
    return { channelId, conversationId, userId };
}

export function nameOf(keys: KeyRing, { channelId, conversation }: ActivityLike): string {
    return recordName('vault', [String(channelId), String(conversation?.id)], keys);
}

export function labelOf(keys: KeyRing, { channelId, userId }: Owner): string {
    return keys.mac('vault user', channelId, userId).toString('base64url');
}

/** Sealed for its place: in another conversation, for another user, or with another expiry it does not open. */
export function sealEntry(keys: KeyRing, owner: Owner, { id, kind, value }: Deposit, until: number): Entry {
    const sealed = keys.seal('vault', Buffer.from(JSON.stringify([kind, value])), ...placeOf(owner, id, until));
    return { id, owner: labelOf(keys, owner), until, sealed: sealed.toString('base64') };
}

/** @throws {WardenError} ERR_WARDEN_SEALED */
export function openEntry(keys: KeyRing, owner: Owner, { id, until, sealed }: Entry): [kind: string, value: string] {
    const opened = keys.open('vault', Buffer.from(sealed, 'base64'), ...placeOf(owner, id, until));
    return JSON.parse(opened.toString()) as [string, string];
}

/** The entries of a record, whatever the storage has made of it. */
export function entriesIn(record: unknown): readonly Entry[] {
    const { entries } = (record ?? {}) as Partial<VaultRecord>;
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
}

function placeOf({ channelId, conversationId, userId }: Owner, id: string, until: number): string[] {
    return [channelId, conversationId, userId, id, String(until)];
}

function isEntry(entry: Partial<Entry> | null): entry is Entry {
    return typeof entry?.id === 'string' && typeof entry.sealed === 'string' && typeof entry.until === 'number';
}

function isName(id: unknown): id is string {
    return typeof id === 'string' && id !== '';
}
