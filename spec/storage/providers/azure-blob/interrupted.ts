import type { BlobContainerLike, BlockBlobLike } from '../../../../lib/storage/providers/azure-blob';

export type Moment = 'before' | 'after';

/** A process that ends at one of its calls: that one, done or not, and all later ones fail. */
export interface Interrupted {
    container: BlobContainerLike;
    calls: () => number;
}

/**
 * @param atCall which call it is, from 1 on
 * @param moment whether the service has not seen that call, or has done it and is not heard
 */
export function interrupted(container: BlobContainerLike, atCall: number, moment: Moment): Interrupted {
    let calls = 0;
    const call = async <T>(work: () => Promise<T>): Promise<T> => {
        const mine = ++calls;
        if (mine > atCall || (mine === atCall && moment === 'before')) throw new Error('the process ended');
        const result = await work();
        if (mine === atCall) throw new Error('the process ended');
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
