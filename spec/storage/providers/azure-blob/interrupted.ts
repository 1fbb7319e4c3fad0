import type { BlobContainerLike, BlockBlobLike } from '../../../../lib/storage/providers/azure-blob';

/** The calls of a process that ends. */
export interface Interrupted {
    container: BlobContainerLike;
    calls: () => number;
}

/** @param last the number of the last call that the service sees; the process does not hear the answer, and all later ones fail */
export function interrupted(container: BlobContainerLike, last: number): Interrupted {
    let calls = 0;
    const call = async <T>(work: () => Promise<T>): Promise<T> => {
        const mine = ++calls;
        const result = mine <= last ? await work() : undefined;
        if (result === undefined || mine === last) throw new Error('the process ended');
        return result;
    };
    const wrapped = (blob: BlockBlobLike): BlockBlobLike => ({
        upload: (...args) => call(() => blob.upload(...args)),
        download: () => call(() => blob.download()),
        delete: (options) => call(() => blob.delete(options)),
    });
    return {
        calls: () => calls,
        container: {
            getBlockBlobClient: (name) => wrapped(container.getBlockBlobClient(name)),
            listBlobsFlat: (options) => ({
                async *byPage(settings) {
                    const pages = container.listBlobsFlat(options).byPage(settings)[Symbol.asyncIterator]();
                    for (let page = await call(() => pages.next()); !page.done; page = await call(() => pages.next())) yield page.value;
                },
            }),
        },
    };
}
