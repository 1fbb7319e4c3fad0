/** What is asked of a blob: `BlockBlobClient` of `@azure/storage-blob` has it. */
export interface BlockBlobLike {
    upload(body: Buffer, length: number, options: {
        conditions?: { ifMatch?: string; ifNoneMatch?: string };
        metadata?: Record<string, string>;
    }): Promise<{ versionId?: string }>;
    download(): Promise<{
        etag?: string;
        metadata?: Record<string, string>;
        readableStreamBody?: AsyncIterable<string | Uint8Array>;
    }>;
    delete(options: { conditions?: { ifMatch?: string }; deleteSnapshots?: 'include' }): Promise<unknown>;
}

/** A blob as lists show it. */
export interface ListedBlob {
    name: string;
    /** Kept by soft delete. */
    deleted?: boolean;
    properties: { etag?: string; lastModified?: Date };
    metadata?: Record<string, string>;
}

/** What is asked of a container: `ContainerClient` of `@azure/storage-blob` has it. */
export interface BlobContainerLike {
    getBlockBlobClient(name: string): BlockBlobLike;
    listBlobsFlat(options: { prefix: string; includeMetadata?: boolean; includeDeleted?: boolean }): {
        byPage(settings: { maxPageSize: number }): AsyncIterable<{ segment: { blobItems: readonly ListedBlob[] } }>;
    };
}

export const CONTAINER_METHODS = ['getBlockBlobClient', 'listBlobsFlat'] as const satisfies readonly (keyof BlobContainerLike)[];
