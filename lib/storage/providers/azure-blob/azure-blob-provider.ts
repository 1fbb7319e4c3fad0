import type { KeyStore } from '../../key-store';
import type {
    TranscriptAppended, TranscriptChanges, TranscriptErasure, TranscriptGeneration, TranscriptProvider, TranscriptSlot, TranscriptTombstone,
} from '../../../transcripts/provider';
import { having, optionsOf } from '../../../support/options';
import { AzureBlobKeyStore } from './azure-blob-key-store';
import { Blobs } from './blobs';
import { CONTAINER_METHODS, type BlobContainerLike } from './container';
import { DueIndex } from './due-index';
import { Endings } from './endings';
import { corrupted } from './framing';
import { Labels } from './labels';
import { dueMark, erasedMark, erasureMark, labelMarks, markOf, userMark } from './marks';
import { Records } from './records';
import type { Live } from './slot';
import { Slots } from './slots';

export interface AzureBlobProviderOptions {
    /** A `ContainerClient` of `@azure/storage-blob`. The container has to exist, belongs to bot-warden alone, and has no hierarchical namespace. */
    container: BlobContainerLike;
    /**
     * Where the keys are kept. Give it a container in an account without soft delete, versioning and point-in-time restore, or
     * another engine: whoever can restore an old key can read what was erased. @default an AzureBlobKeyStore in the same container
     */
    keyStore?: KeyStore;
}

/**
 * Keeps transcripts in Azure Blob Storage. An append reads one blob and writes it back, if nobody else did meanwhile; about every
 * 32 KiB of records become a blob of their own. Several processes may share a container.
 * @throws {OptionError} from the constructor, when an option is missing or wrong.
 */
export class AzureBlobProvider implements TranscriptProvider {
    readonly keyStore: KeyStore;
    private readonly blobs: Blobs;
    private readonly slots: Slots;
    private readonly records: Records;
    private readonly dueIndex: DueIndex;
    private readonly labels: Labels;
    private readonly endings: Endings;

    constructor(options: AzureBlobProviderOptions) {
        const { container, keyStore } = optionsOf('AzureBlobProvider', options, { container: true, keyStore: true });
        having('container', container, 'a ContainerClient of @azure/storage-blob', CONTAINER_METHODS);
        this.keyStore = keyStore ? having('keyStore', keyStore, 'a KeyStore', ['get', 'create', 'rewrap', 'destroy', 'hours', 'forgetTombstones']) : new AzureBlobKeyStore({ container });
        this.blobs = new Blobs(container);
        this.slots = new Slots(this.blobs);
        this.records = new Records(this.blobs);
        this.dueIndex = new DueIndex(this.blobs, this.slots);
        this.labels = new Labels(this.blobs, this.slots);
        this.endings = new Endings(this.blobs, this.slots, this.records);
    }

    async get(conversation: string): Promise<TranscriptSlot | undefined> {
        const { slot: { live, erased } } = await this.slots.read(conversation);
        if (live) return { live: live.generation };
        return erased && { erased };
    }

    async start(conversation: string, fresh: TranscriptGeneration): Promise<TranscriptGeneration> {
        return this.slots.change(conversation, async ({ live, ended }) => {
            if (live) return { answer: live.generation };
            const mark = dueMark(conversation, fresh.due);
            const marks = [mark, ...labelMarks(conversation, fresh)];
            await this.blobs.putAll(marks);
            return {
                answer: fresh,
                next: { ended, live: { generation: fresh, dueMark: mark, chunks: [], tail: [] } },
                undo: (now) => this.blobs.removeAll(now.live?.generation.id === fresh.id ? [mark] : marks),
            };
        });
    }

    async append(conversation: string, generation: string, index: number, records: readonly Buffer[], changes: TranscriptChanges): Promise<TranscriptAppended> {
        return this.slots.change<TranscriptAppended>(conversation, async ({ live, ended }) => {
            if (live?.generation.id !== generation) return { answer: 'over' };
            if (live.generation.count !== index) return { answer: 'taken' };
            const { changed, marks } = changedBy(conversation, live, records.length, changes);
            const [{ chunk, ...places }] = await Promise.all([this.records.added(conversation, live, records), this.blobs.putAll(marks)]);
            const moved = changed.dueMark === live.dueMark ? [] : [live.dueMark];
            return {
                answer: 'ok',
                next: { ended, live: { ...changed, ...places } },
                undo: async (now) => {
                    if (chunk !== undefined && !now.live?.chunks.some(([id]) => id === chunk)) await this.records.remove(conversation, generation, chunk);
                    if (moved.length > 0) await this.blobs.remove(changed.dueMark);
                },
                tidy: () => this.blobs.removeAll(moved),
            };
        });
    }

    /** Of an ended generation nothing: its latest records go with it, and the others are to be purged. */
    async read(conversation: string, generation: string, from: number, limit: number): Promise<readonly Buffer[]> {
        const isLive = async () => {
            const { slot: { live } } = await this.slots.read(conversation);
            return live?.generation.id === generation ? live : undefined;
        };
        const live = await isLive();
        const records = live ? await this.records.read(conversation, live, from, limit) : [];
        if (records) return records;
        if (await isLive()) throw corrupted();
        return [];
    }

    async replace(conversation: string, generation: string, index: number, record: Buffer): Promise<void> {
        await this.slots.change(conversation, async ({ live, ended }) => {
            const tail = live?.generation.id === generation && await this.records.replaced(conversation, live, index, record);
            return { answer: undefined, ...(live && tail && { next: { ended, live: { ...live, tail } } }) };
        });
    }

    async erase(conversation: string, generation: string, tombstone: TranscriptTombstone, pending?: Buffer): Promise<number | undefined> {
        return this.slots.change<number | undefined>(conversation, async ({ live, ended }) => {
            if (live?.generation.id !== generation) return { answer: undefined };
            await this.blobs.putAll([erasureMark(conversation, generation), erasedMark(conversation, generation, tombstone.erasedAt)]);
            const marks = [live.dueMark, ...labelMarks(conversation, live.generation)];
            return { answer: live.generation.count, next: { erased: tombstone, ended: [...ended, { generation, marks, ...(pending && { pending }) }] } };
        });
    }

    async erasures(limit: number): Promise<readonly TranscriptErasure[]> {
        return this.endings.list(limit);
    }

    async purge({ conversation, generation }: TranscriptErasure): Promise<void> {
        return this.endings.purge(conversation, generation);
    }

    async due(now: number, limit: number): Promise<{ names: readonly string[]; next: number | undefined }> {
        return this.dueIndex.due(now, limit);
    }

    async list(filter: { channel: string } | { user: string }, after: string, limit: number): Promise<readonly string[]> {
        return this.labels.list(filter, after, limit);
    }

    async forgetTombstones(before: number): Promise<void> {
        return this.endings.forgetTombstones(before);
    }
}

/** A generation after an append, and the marks that it needs and does not have. */
function changedBy(conversation: string, live: Live, added: number, { due, state, user }: TranscriptChanges): { changed: Live; marks: string[] } {
    const { generation } = live;
    const isNew = user !== undefined && !generation.users.includes(user);
    const isEarlier = due < markOf(live.dueMark).at; // a later one is found all the same, and moved then
    const mark = isEarlier ? dueMark(conversation, due) : live.dueMark;
    const users = isNew ? [...generation.users, user] : generation.users;
    return {
        changed: { ...live, dueMark: mark, generation: { ...generation, due, state, users, count: generation.count + added } },
        marks: [...(isNew ? [userMark(conversation, generation.id, user)] : []), ...(isEarlier ? [mark] : [])],
    };
}
