import { WardenError } from '../../../support/errors';
import type { BlobContainerLike, ListedBlob } from './container';
import { inParallel } from './in-parallel';

/** A blob that is there. */
export interface FoundBlob {
    bytes: Buffer;
    etag: string;
    metadata: Readonly<Record<string, string>>;
}

/** What has to be so for a change to happen: nothing there, this version there, or nothing in particular. */
export type Condition = { ifNoneMatch?: '*'; ifMatch?: string };

export const ABSENT = { ifNoneMatch: '*' } as const;

/** The blobs of a container: what is not there is nothing, a lost race is `false`, all else a WardenError. */
export class Blobs {
    constructor(private readonly container: BlobContainerLike) {}

    async get(name: string): Promise<FoundBlob | undefined> {
        return answered<FoundBlob | undefined>({ BlobNotFound: undefined }, async () => {
            const { etag, metadata = {}, readableStreamBody } = await this.container.getBlockBlobClient(name).download();
            if (!etag) throw new TypeError('a blob without an ETag'); // with none to go by, every write would be unconditional
            const parts: Uint8Array[] = [];
            for await (const part of readableStreamBody ?? []) parts.push(Buffer.from(part));
            return { etag, metadata, bytes: Buffer.concat(parts) };
        });
    }

    /** @returns false, with nothing changed, when the condition does not hold */
    async put(name: string, bytes: Buffer, conditions: Condition = {}, metadata: Record<string, string> = {}): Promise<boolean> {
        return answered({ ConditionNotMet: false, BlobAlreadyExists: false, BlobNotFound: false }, async () => {
            await this.container.getBlockBlobClient(name).upload(bytes, bytes.length, { conditions, metadata });
            return true;
        });
    }

    async putAll(names: readonly string[]): Promise<void> {
        await inParallel(names, (name) => this.put(name, Buffer.alloc(0)));
    }

    /** @returns false when another version than the one meant is there; nothing there is as good as removed */
    async remove(name: string, etag?: string): Promise<boolean> {
        return answered({ ConditionNotMet: false, BlobNotFound: true }, async () => {
            const conditions = etag === undefined ? {} : { ifMatch: quoted(etag) };
            await this.container.getBlockBlobClient(name).delete({ conditions, deleteSnapshots: 'include' });
            return true;
        });
    }

    async removeAll(names: readonly string[]): Promise<void> {
        await inParallel(names, (name) => this.remove(name));
    }

    /**
     * What is there under a prefix, in the order of the names, as many at a time as a page has.
     * @param prefix ends in `/`: without that it would be the beginning of its neighbours' names too
     */
    async *pages(prefix: `${string}/`, more: { includeMetadata?: true; includeDeleted?: true } = {}, maxPageSize = 200): AsyncGenerator<readonly ListedBlob[]> {
        const pages = this.container.listBlobsFlat({ prefix, ...more }).byPage({ maxPageSize })[Symbol.asyncIterator]();
        for (;;) {
            const page = await answered({}, () => pages.next());
            if (page.done) return;
            yield page.value.segment.blobItems;
        }
    }

    /** The names of everything under a prefix. */
    async names(prefix: `${string}/`): Promise<readonly string[]> {
        const names: string[] = [];
        for await (const page of this.pages(prefix, {}, 5_000)) names.push(...page.map(({ name }) => name));
        return names;
    }
}

/** What `work` comes to, or what it means that the service declines with one of these codes. */
async function answered<T>(meanings: Readonly<Record<string, T>>, work: () => Promise<T>): Promise<T> {
    try {
        return await work();
    } catch (error) {
        const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
        if (typeof code === 'string' && Object.hasOwn(meanings, code)) return meanings[code] as T;
        throw new WardenError('ERR_WARDEN_STORE', adviceFor(code, statusCode), { cause: error });
    }
}

/** Lists show ETags without the quotes that conditions have. */
function quoted(etag: string): string {
    return etag.startsWith('"') ? etag : `"${etag}"`;
}

function adviceFor(code: unknown, status: unknown): string {
    if (code === 'ContainerNotFound') return 'the blob container is not there: create it before the bot starts';
    if (status === 403) return 'the blob container refused access: the bot has to read, list, write and delete blobs in it';
    return 'the blob container failed: see the cause, and try again';
}
