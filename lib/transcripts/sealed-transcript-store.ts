import { DataKeys } from '../storage/data-keys';
import { keysOf, type KeyRing } from '../storage/key-ring';
import { keyStoreOf, type KeyStore } from '../storage/key-store';
import { KeyedLock } from '../support/keyed-lock';
import { having, milliseconds, optionsOf } from '../support/options';
import { Recent } from '../support/recent';
import type { ActivityLike } from '../turn/types';
import { indexIn, PAGE_SIZE, type Page } from './page';
import { SealedFolders, type Filed, type TranscriptStoreLike } from './sealed-folders';
import { SealedGenerations, type Generation, type OpenGeneration } from './sealed-generations';

export interface SealedTranscriptStoreOptions {
    keys: KeyRing;
    /** Where the data keys are kept. Not where the store keeps its activities: whoever has both can undo an erasure. */
    keyStore: KeyStore;
    /** Longest life of a transcript after its first activity, in milliseconds. @default 2_592_000_000 (30 days) */
    maxAge?: number;
}

const THIRTY_DAYS = 30 * 24 * 3_600_000;
/** How many conversations' generations are kept at hand. */
const AT_HAND = 1_000;

/**
 * A `TranscriptStore` in front of another one, such as `BlobsTranscriptStore` or `FileTranscriptStore`, which gets sealed bytes under
 * hashed names, and nothing of what was said, by whom, or where. A transcript is deleted by destroying its key in the key store:
 * it is gone at once, and stays so, whatever the other store does, and in its backups too.
 *
 * The other store keeps a sealed note of each transcript there was (an id, and when). Reading a page reads the whole transcript.
 * @throws {OptionError} from the constructor, when an option is missing or wrong
 */
export class SealedTranscriptStore {
    private readonly folders: SealedFolders;
    private readonly dataKeys: DataKeys;
    private readonly generations: SealedGenerations;
    private readonly maxAge: number;
    private readonly lock = new KeyedLock();
    private readonly recent = new Recent<Generation>(AT_HAND);

    constructor(inner: TranscriptStoreLike, options: SealedTranscriptStoreOptions) {
        const { keys, keyStore, maxAge = THIRTY_DAYS } = optionsOf('SealedTranscriptStore', options, { keys: true, keyStore: true, maxAge: true });
        this.folders = new SealedFolders(having('inner', inner, 'a TranscriptStore', ['logActivity', 'getTranscriptActivities', 'deleteTranscript']));
        this.dataKeys = new DataKeys(keyStoreOf(keyStore), keysOf(keys));
        this.generations = new SealedGenerations(this.folders, keys, this.dataKeys);
        this.maxAge = milliseconds('maxAge', maxAge);
    }

    /** Keeps a copy. What was said before the transcript was deleted is not kept, however late it comes. */
    async logActivity(activity: ActivityLike): Promise<void> {
        const { channelId = '', conversation } = activity;
        const id = this.folders.next(); // and the text, now: the SDK's loggers do not wait, and may go on with the activity
        const said = instantOf(activity);
        const text = JSON.stringify({ ...activity, timestamp: said });
        const folder = this.generations.conversationFolder(channelId, conversation?.id ?? '');
        await this.lock.run(folder, async () => {
            const open = (await this.known(folder)) ?? (await this.live(folder))[0] ?? (await this.fresh(folder, channelId, conversation?.id ?? '', said));
            if (!open || said.getTime() <= open.generation.notBefore) return;
            this.recent.set(folder, open.generation);
            const place = this.generations.folderOf(open.generation);
            await this.folders.add(place, { id, bytes: open.key.seal(text, place, id) });
        });
    }

    /** A page of 20, in the order in which they were logged; their `timestamp` is a Date. */
    // oxlint-disable-next-line typescript/no-explicit-any -- the SDKs' Activity types differ
    async getTranscriptActivities(channelId: string, conversationId: string, continuationToken?: string, startDate?: Date): Promise<Page<any>> {
        const folder = this.generations.conversationFolder(channelId, conversationId);
        const all = await this.lock.run(folder, () => this.filed(folder)); // after what is being logged: a file may be there in part
        if (!startDate) return pageOf(all, continuationToken, activityIn);
        const since = all.map(activityIn).filter(({ timestamp }) => timestamp >= startDate);
        return pageOf(since, continuationToken, (activity) => activity);
    }

    /** A page of 20 conversations that are kept now, those that began first first. */
    async listTranscripts(channelId: string, continuationToken?: string): Promise<Page<{ channelId: string; id: string; created: Date }>> {
        const folder = this.generations.channelFolder(channelId);
        const conversations = new Map<string, Date>();
        for (const { label, ...generation } of await this.generations.all(folder)) {
            for (const open of await this.generations.open([generation])) {
                conversations.set(this.generations.labelOf(folder, open, label), new Date(generation.startedAt));
            }
        }
        return pageOf([...conversations], continuationToken, ([id, created]) => ({ channelId, id, created }));
    }

    /** Destroys its key, and then deletes what it sealed. When that fails it rejects, and the transcript is gone all the same. */
    async deleteTranscript(channelId: string, conversationId: string): Promise<void> {
        const folder = this.generations.conversationFolder(channelId, conversationId);
        await this.lock.run(folder, async () => {
            const all = await this.generations.all(folder);
            await this.dataKeys.destroy(all.map(({ id }) => id), Date.now());
            for (const generation of all) await this.folders.remove(this.generations.folderOf(generation)); // of older ones what a late writer left
        });
    }

    /**
     * Destroys the keys of all transcripts that were due in an hour that is over. Nothing of them is returned any more, swept or
     * not; call this once an hour from a job, so that no copy of them can be opened either.
     */
    async sweep(): Promise<void> {
        await this.dataKeys.destroyPast(Date.now());
    }

    private async known(folder: string): Promise<OpenGeneration | undefined> {
        const generation = this.recent.get(folder);
        return generation && (await this.generations.open([generation]))[0];
    }

    private async live(folder: string): Promise<readonly OpenGeneration[]> {
        return this.generations.open(await this.generations.all(folder));
    }

    /** Two processes may start one each: both are read, and both are deleted. */
    private async fresh(folder: string, channelId: string, conversationId: string, said: Date): Promise<OpenGeneration | undefined> {
        const notBefore = await this.generations.overSince(await this.generations.all(folder));
        if (said.getTime() <= notBefore) return undefined;
        const startedAt = Date.now();
        const due = startedAt + this.maxAge;
        const key = await this.dataKeys.create(due);
        const open = { key, generation: { id: key.id, startedAt, due, notBefore } };
        await this.generations.note(folder, open, '');
        const channel = this.generations.channelFolder(channelId);
        await this.generations.note(channel, open, conversationId);
        return open;
    }

    private async filed(folder: string): Promise<readonly (Filed & { open: OpenGeneration; place: string })[]> {
        const filed: (Filed & { open: OpenGeneration; place: string })[] = [];
        for (const open of await this.live(folder)) {
            const place = this.generations.folderOf(open.generation);
            filed.push(...(await this.folders.all(place)).map((each) => ({ ...each, open, place })));
        }
        return filed.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    }
}

function activityIn({ id, bytes, open, place }: Filed & { open: OpenGeneration; place: string }): ActivityLike & { timestamp: Date } {
    const activity = JSON.parse(open.key.open(bytes, place, id)) as ActivityLike & { timestamp: string };
    return { ...activity, timestamp: new Date(activity.timestamp) };
}

/** When it was said; now, when it does not say so. */
function instantOf({ timestamp }: ActivityLike): Date {
    const said = new Date(timestamp ?? NaN);
    return Number.isNaN(said.getTime()) ? new Date() : said;
}

function pageOf<T, R>(all: readonly T[], continuationToken: string | undefined, show: (item: T) => R): Page<R> {
    const start = indexIn(continuationToken);
    const end = start + PAGE_SIZE;
    return { items: all.slice(start, end).map(show), continuationToken: end < all.length ? String(end) : '' };
}
