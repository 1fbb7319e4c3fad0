import { randomBytes } from 'node:crypto';

/** A botbuilder `TranscriptStore`: Microsoft's for files and for Azure blobs, or anybody's. */
export interface TranscriptStoreLike {
    logActivity(activity: any): unknown;
    getTranscriptActivities(channelId: string, conversationId: string, continuationToken?: string): Promise<{ items: readonly any[]; continuationToken?: string }>;
    deleteTranscript(channelId: string, conversationId: string): Promise<void>;
}

/** A byte string in a folder; the ids of a folder are in the order in which they were added. */
export interface Filed {
    id: string;
    bytes: Buffer;
}

const CHANNEL = 'bot-warden';
/** Ids that one object can give without running ahead of the clock; a multiple of the time is a safe integer still. */
const PER_MILLISECOND = 4_096;
const DIGITS = 14; // of a safe integer in hexadecimal

/**
 * A transcript store as folders of byte strings, each an activity with no more in it than the store needs. Ids are lower-case
 * letters and digits, and folders' names all have one length: so the store cannot take one for the beginning of another, for
 * another after sanitizing it, or for a header that is not ASCII.
 */
export class SealedFolders {
    private last = 0;

    constructor(private readonly store: TranscriptStoreLike) {}

    /** The next id: later than all that this object gave, and than those of others by the clock. */
    next(): string {
        this.last = Math.max(this.last + 1, Date.now() * PER_MILLISECOND);
        return `${this.last.toString(16).padStart(DIGITS, '0')}${randomBytes(6).toString('hex')}`;
    }

    async add(folder: string, { id, bytes }: Filed): Promise<void> {
        const timestamp = new Date(Number.parseInt(id.slice(0, DIGITS), 16) / PER_MILLISECOND);
        const nobody = { id: CHANNEL };
        await this.store.logActivity({
            type: 'message', id, timestamp, channelId: CHANNEL, conversation: { id: folder }, from: nobody, recipient: nobody, text: bytes.toString('base64'),
        });
    }

    /** In order. The store's own order, and the size of its pages, do not matter. */
    async all(folder: string): Promise<readonly Filed[]> {
        const filed = new Map<string, Buffer>();
        let token: string | undefined;
        do {
            const page = await this.store.getTranscriptActivities(CHANNEL, folder, token);
            for (const { id, text } of page.items as { id?: unknown; text?: unknown }[]) filed.set(String(id), Buffer.from(String(text), 'base64'));
            token = page.continuationToken || undefined;
        } while (token !== undefined);
        return [...filed].map(([id, bytes]) => ({ id, bytes })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    }

    async remove(folder: string): Promise<void> {
        await this.store.deleteTranscript(CHANNEL, folder);
    }
}
