import type { KeyRing } from '../storage/key-ring';
import { recordName } from '../storage/record-name';
import type { StorageLike } from '../storage/storage';
import { WardenError } from '../support/errors';

const PURPOSE = 'direct-line-user';

/** What the token endpoint knows of who got a user id. */
export interface RememberedSubject {
    /** The one conversation that the id's token opens. */
    conversationId: string;
    /** Who was signed in at the site; missing when nobody was. */
    subject?: string;
}

interface Content extends RememberedSubject {
    /** Epoch milliseconds. */
    until: number;
}

/** Keeps for whom an id was minted, sealed for that id, under a name that only the keys can make. */
export async function rememberSubject(storage: StorageLike, keys: KeyRing, userId: string, content: Content): Promise<void> {
    const sealed = keys.seal(PURPOSE, Buffer.from(JSON.stringify(content)), userId).toString('base64');
    await storage.write({ [nameOf(keys, userId)]: { sealed, eTag: '*' } });
}

/**
 * What the token endpoint remembers of a user id, for whoever compares it with a sign-in.
 * @returns nothing when it minted no such id, had no storage, or its time is up: not the same as a visitor who was not signed in
 * @throws {WardenError} ERR_WARDEN_SEALED when the record was altered; whatever the storage throws
 */
export async function rememberedSubject(storage: StorageLike, keys: KeyRing, userId: string): Promise<RememberedSubject | undefined> {
    const name = nameOf(keys, userId);
    const record = (await storage.read([name]))[name] as { sealed?: unknown } | null | undefined;
    if (record === undefined || record === null) return undefined;
    if (typeof record.sealed !== 'string') throw new WardenError('ERR_WARDEN_SEALED', 'what is remembered of a user id is not sealed');
    const { until, ...rest } = JSON.parse(keys.open(PURPOSE, Buffer.from(record.sealed, 'base64'), userId).toString()) as Content;
    return Date.now() < until ? rest : undefined;
}

function nameOf(keys: KeyRing, userId: string): string {
    return recordName(PURPOSE, [userId], keys);
}
