import { randomUUID } from 'node:crypto';
import type { BlobContainerLike } from './container';

/**
 * Whether the account keeps a blob that was deleted (soft delete) or overwritten (versioning): tried out with an empty one, as the
 * settings of an account are not for everybody to read.
 * @returns nothing when it could not be tried
 */
export async function keepsOldBlobs(container: BlobContainerLike): Promise<boolean | undefined> {
    const name = `probe/${randomUUID()}`;
    try {
        const blob = container.getBlockBlobClient(name);
        const { versionId } = await blob.upload(Buffer.alloc(0), 0, {});
        await blob.delete({});
        return versionId !== undefined || await isListed(container, name);
    } catch {
        return undefined;
    }
}

async function isListed(container: BlobContainerLike, prefix: string): Promise<boolean> {
    for await (const { segment } of container.listBlobsFlat({ prefix, includeDeleted: true }).byPage({ maxPageSize: 10 })) {
        if (segment.blobItems.some(({ deleted }) => deleted)) return true;
    }
    return false;
}
