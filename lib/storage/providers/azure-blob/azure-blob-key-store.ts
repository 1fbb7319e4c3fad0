import { hourOf, type KeySlot, type KeyStore, type WrappedKey } from '../../key-store';
import { WardenError } from '../../../support/errors';
import { having, optionsOf } from '../../../support/options';
import { ABSENT, Blobs, type Condition, type FoundBlob } from './blobs';
import { CONTAINER_METHODS, type BlobContainerLike } from './container';
import { corrupted } from './framing';
import { inParallel } from './in-parallel';
import { keepsOldBlobs } from './retention';

export interface AzureBlobKeyStoreOptions {
    /**
     * A `ContainerClient` of `@azure/storage-blob`; the container has to exist. Take an account without soft delete, versioning
     * and point-in-time restore: there a destroyed key could be restored, and with it everything that was erased.
     */
    container: BlobContainerLike;
    /** Accept a container that keeps what is deleted or overwritten; erasure is then complete only when it lets go of it. @default false */
    allowSoftDelete?: boolean;
}

const FOLDER = { data: 'keys/', hour: 'hour-keys/' } as const;
const KEEPS_OLD = 'the container of the keys keeps deleted or overwritten blobs: switch off soft delete and versioning of its account, '
    + 'use another key store, or set `allowSoftDelete: true` to accept that destroyed keys can be restored';

/**
 * Keeps wrapped keys in Azure Blob Storage, each in a blob of its own.
 * @throws {OptionError} from the constructor, when an option is missing or wrong; {@link WardenError} ERR_WARDEN_STORE from `create`,
 * while the container keeps what is deleted or overwritten and that is not allowed
 */
export class AzureBlobKeyStore implements KeyStore {
    private readonly container: BlobContainerLike;
    private readonly blobs: Blobs;
    private readonly allowSoftDelete: boolean;
    private letsGo = false;

    constructor(options: AzureBlobKeyStoreOptions) {
        const { container, allowSoftDelete = false } = optionsOf('AzureBlobKeyStore', options, { container: true, allowSoftDelete: true });
        this.container = having('container', container, 'a ContainerClient of @azure/storage-blob', CONTAINER_METHODS);
        this.blobs = new Blobs(container);
        this.allowSoftDelete = allowSoftDelete;
    }

    async get(names: readonly string[]): Promise<readonly (KeySlot | undefined)[]> {
        return inParallel(names, async (name) => (await this.found(name))?.slot);
    }

    async create(name: string, key: WrappedKey): Promise<KeySlot> {
        await this.refuseSoftDelete();
        for (;;) {
            if (await this.put(name, { live: key }, ABSENT)) return { live: { ...key, wrapped: Buffer.from(key.wrapped) } };
            const found = await this.found(name);
            if (found) return found.slot; // or else a tombstone that was forgotten just now
        }
    }

    async rewrap(name: string, key: WrappedKey): Promise<boolean> {
        for (;;) {
            const found = await this.found(name);
            if (!found || !('live' in found.slot)) return false;
            if (await this.put(name, { live: key }, { ifMatch: found.etag })) return true;
        }
    }

    async destroy(names: readonly string[], destroyedAt: number): Promise<void> {
        await inParallel([...new Set(names)], (name) => this.destroyOne(name, destroyedAt));
    }

    async hours(): Promise<readonly number[]> {
        const hours: number[] = [];
        for await (const page of this.blobs.pages(FOLDER.hour, { includeMetadata: true }, 5_000)) {
            hours.push(...page.filter(({ metadata }) => metadata?.destroyedat === undefined).flatMap(({ name }) => hourOf(name.slice(FOLDER.hour.length)) ?? []));
        }
        return hours.toSorted((a, b) => a - b);
    }

    async forgetTombstones(before: number): Promise<void> {
        for (const folder of Object.values(FOLDER)) {
            for await (const page of this.blobs.pages(folder, { includeMetadata: true }, 5_000)) {
                const old = page.filter(({ metadata }) => metadata?.destroyedat !== undefined && Number(metadata.destroyedat) < before);
                await inParallel(old, ({ name, properties }) => this.blobs.remove(name, properties.etag));
            }
        }
    }

    private async destroyOne(name: string, destroyedAt: number): Promise<void> {
        for (;;) {
            const found = await this.found(name);
            if (found && 'destroyedAt' in found.slot) return;
            if (await this.put(name, { destroyedAt }, found ? { ifMatch: found.etag } : ABSENT)) return;
        }
    }

    private async put(name: string, slot: KeySlot, condition: Condition): Promise<boolean> {
        return 'live' in slot
            ? this.blobs.put(blobName(name), slot.live.wrapped, condition, { hour: String(slot.live.hour) })
            : this.blobs.put(blobName(name), Buffer.alloc(0), condition, { destroyedat: String(slot.destroyedAt) });
    }

    private async found(name: string): Promise<{ slot: KeySlot; etag: string } | undefined> {
        const found = await this.blobs.get(blobName(name));
        return found && { slot: slotIn(found), etag: found.etag };
    }

    /** Only for new keys: what is sealed already can still be read, and erased as far as the container goes. */
    private async refuseSoftDelete(): Promise<void> {
        if (this.allowSoftDelete || this.letsGo) return;
        const keeps = await keepsOldBlobs(this.container);
        this.letsGo = keeps === false;
        if (keeps) throw new WardenError('ERR_WARDEN_STORE', KEEPS_OLD);
    }
}

/** Destroyed keys are told by their metadata, which lists show. */
function slotIn({ bytes, metadata: { hour, destroyedat } }: FoundBlob): KeySlot {
    if (destroyedat !== undefined) return { destroyedAt: Number(destroyedat) };
    if (hour === undefined) throw corrupted();
    return { live: { wrapped: bytes, hour: Number(hour) } };
}

/** Hour keys apart, for there are few of them and they are listed often. */
function blobName(name: string): string {
    return `${hourOf(name) === undefined ? FOLDER.data : FOLDER.hour}${name}`;
}
