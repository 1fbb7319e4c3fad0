/** A page of a list, as the SDK's `PagedResult`; the token asks for the next page. */
export interface Page<T> {
    items: T[];
    continuationToken: string;
}

const SIZE = 20;

/** The page that a continuation token asks for; the token of the last page is empty. */
export function pageOf<T>(all: readonly T[], continuationToken = ''): Page<T> {
    const start = Number.parseInt(continuationToken, 10) || 0;
    const end = start + SIZE;
    return { items: all.slice(start, end), continuationToken: end < all.length ? String(end) : '' };
}
