import type { KeyStore } from '../storage/key-store';

/**
 * One life of a conversation's transcript, from its first record to its erasure; a message after that starts the next one
 * under a new key.
 */
export interface TranscriptGeneration {
    /** 22 characters out of `a-z A-Z 0-9 _ -`, never used twice; it names the data key in the key store. */
    id: string;
    /** Keyed hash of the channel id, for lists. */
    channel: string;
    /** Keyed hashes of the users who take part, for erasure on a user's request. */
    users: readonly string[];
    /** Epoch milliseconds. */
    startedAt: number;
    /** When it has to be gone, epoch milliseconds. */
    due: number;
    /** How many records it has. */
    count: number;
    /** What else there is to know of it, sealed under its data key. */
    state: Buffer;
}

/** What is left of an erased transcript: the proof, and the fence against late writes. */
export interface TranscriptTombstone {
    erasedAt: number;
}

/** What a provider has under a conversation's name. */
export type TranscriptSlot = { live: TranscriptGeneration } | { erased: TranscriptTombstone };

/** What changes with an append, or without one. */
export interface TranscriptChanges {
    due: number;
    state: Buffer;
    /** To be added to the users, if not among them. */
    user?: string;
}

/** What became of a change: `over` when that generation has ended, `taken` when another process was faster. */
export type TranscriptAppended = 'ok' | 'over' | 'taken';

/** A generation that has ended, while its records, or anything else that hangs on it, are not yet gone. */
export interface TranscriptErasure {
    conversation: string;
    generation: string;
    /** Sealed: what is still to be erased elsewhere. */
    pending?: Buffer;
}

/**
 * Where transcripts are kept. Everything it gets is sealed or hashed: names are 43 characters out of `a-z A-Z 0-9 _ -`. Every
 * method rejects when the store fails; none may half succeed; what it resolves to is durable.
 */
export interface TranscriptProvider {
    /** Where the keys of what it keeps are kept, unless told otherwise. */
    readonly keyStore: KeyStore;
    get(conversation: string): Promise<TranscriptSlot | undefined>;
    /** Starts a generation, unless one is live already. @returns the live one */
    start(conversation: string, fresh: TranscriptGeneration): Promise<TranscriptGeneration>;
    /** Adds records from number `index` on, all or none, if that generation is live and has just that many; none at all changes the rest only. */
    append(conversation: string, generation: string, index: number, records: readonly Buffer[], changes: TranscriptChanges): Promise<TranscriptAppended>;
    /** Up to `limit` records of a generation from number `from` on, in order; of an ended one, what is not purged yet. */
    read(conversation: string, generation: string, from: number, limit: number): Promise<readonly Buffer[]>;
    /** Puts another in place of record number `index`; nothing when that generation has ended or has no such record. */
    replace(conversation: string, generation: string, index: number, record: Buffer): Promise<void>;
    /**
     * Ends a generation, if it is live: leaves a tombstone, and notes in the same step what is still to be done.
     * @returns how many records it has; nothing when it was not live
     */
    erase(conversation: string, generation: string, tombstone: TranscriptTombstone, pending?: Buffer): Promise<number | undefined>;
    /** Up to `limit` generations that have ended and are not purged. */
    erasures(limit: number): Promise<readonly TranscriptErasure[]>;
    /** Deletes the records of an ended generation, a few at a time, and then the note of its erasure. It does no harm to do it twice. */
    purge(erasure: TranscriptErasure): Promise<void>;
    /** Names of up to `limit` live conversations whose time is up at `now`, earliest first, and when the next one's will be. */
    due(now: number, limit: number): Promise<{ names: readonly string[]; next: number | undefined }>;
    /** Names of up to `limit` live conversations of a channel, or of a user, in order, that come after the name `after`. */
    list(filter: { channel: string } | { user: string }, after: string, limit: number): Promise<readonly string[]>;
    /** Forgets tombstones older than `before` (epoch milliseconds). */
    forgetTombstones(before: number): Promise<void>;
    /** Where purged records can still be found for now, sealed under keys that are destroyed; nothing when nowhere. For receipts. */
    residue?(): string | undefined;
}
