/**
 * One life of a conversation's transcript, from its first record to its erasure; a message after that starts the next one
 * under a new key.
 */
export interface TranscriptGeneration {
    id: string;
    /** The data key, sealed. Whoever overwrites it has erased the records, wherever copies of them are. */
    sealedKey: Buffer;
    /** Channel and conversation id, sealed under the data key. */
    sealedReference: Buffer;
    /** Keyed hash of the channel id, for lists. */
    channel: string;
    /** Keyed hashes of the users who wrote, for erasure on a user's request. */
    users: readonly string[];
    /** Epoch milliseconds. */
    startedAt: number;
    /** When it has to be gone, epoch milliseconds. */
    due: number;
    /** When it has to be gone because the conversation was ended, epoch milliseconds. */
    endsAt?: number;
    /** When the generation before it was erased, epoch milliseconds; what was said until then stays erased. */
    notBefore?: number;
    /** How many records it has. */
    count: number;
}

/** What is left of an erased transcript: the proof, and the fence against late writes. */
export interface TranscriptTombstone {
    erasedAt: number;
}

/** What a provider has under a conversation's name. */
export type TranscriptSlot = { live: TranscriptGeneration } | { erased: TranscriptTombstone };

/** What changes with an append. */
export type TranscriptChanges = { due: number; endsAt?: number; user?: string };

/** What became of an append: `over` when that generation has ended, `taken` when another process was faster. */
export type TranscriptAppended = 'ok' | 'over' | 'taken';

/**
 * Where transcripts are kept. Everything it gets is sealed or hashed. Every method rejects when the store fails; none
 * may half succeed.
 */
export interface TranscriptProvider {
    get(conversation: string): Promise<TranscriptSlot | undefined>;
    /** Starts a generation, unless one is live already. @returns the live one */
    start(conversation: string, fresh: TranscriptGeneration): Promise<TranscriptGeneration>;
    /** Adds record number `index`, if that generation is live and has just that many. */
    append(conversation: string, generation: string, index: number, record: Buffer, changes: TranscriptChanges): Promise<TranscriptAppended>;
    read(conversation: string, generation: string): Promise<readonly Buffer[]>;
    /** Puts another in place of record number `index`; nothing when that generation has ended or has no such record. */
    replace(conversation: string, generation: string, index: number, record: Buffer): Promise<void>;
    /**
     * Destroys the key first, then the records, and leaves a tombstone.
     * @returns how many records there were; nothing when none was live
     */
    erase(conversation: string, tombstone: TranscriptTombstone): Promise<number | undefined>;
    /** Names of the live conversations whose time is up at `now`, and when the next one's will be. */
    due(now: number): Promise<{ names: readonly string[]; next: number | undefined }>;
    /** Names of the live conversations of a channel, or of a user. */
    list(filter: { channel: string } | { user: string }): Promise<readonly string[]>;
    /** Forgets tombstones older than `before` (epoch milliseconds). */
    forgetTombstones(before: number): Promise<void>;
}
