import { Problem } from '../problem';

interface AnyPage<T> {
    items?: readonly T[] | undefined;
    continuationToken?: string | null | undefined;
}

/** Everything in a list that comes in pages, as the SDK's stores give them out. */
export async function* pagesOf<T>(read: (token: string | undefined) => Promise<AnyPage<T>>): AsyncGenerator<T> {
    let token: string | undefined;
    for (;;) {
        const { items = [], continuationToken } = await read(token);
        yield* items;
        if (!continuationToken) return;
        if (continuationToken === token) throw new Problem('the store gives out the same page again and again', 1);
        token = continuationToken;
    }
}
