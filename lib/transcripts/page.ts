/** A page of a list, as the SDK's `PagedResult`; the token asks for the next page, that of the last one is empty. */
export interface Page<T> {
    items: T[];
    continuationToken: string;
}

export const PAGE_SIZE = 20;

/** The number in a continuation token: where the page begins that it asks for. */
export function indexIn(continuationToken = ''): number {
    const index = Number.parseInt(continuationToken, 10);
    return index > 0 ? index : 0;
}
