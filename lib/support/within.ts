/** What `work` comes to, or a rejection when that takes longer than `limit` milliseconds. The work itself goes on; one that is no promise is done. */
export function within<T>(limit: number, work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(lateness(limit)), limit);
        Promise.resolve(work).then(
            (value) => { clearTimeout(timer); resolve(value); },
            (error: unknown) => { clearTimeout(timer); reject(error as Error); },
        );
    });
}

/** @param limit milliseconds */
export function lateness(limit: number): Error {
    return new DOMException(`no answer within ${limit} ms`, 'TimeoutError');
}
