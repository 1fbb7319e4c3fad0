/** What `work` comes to, or a rejection when that takes longer than `limit` milliseconds. The work itself goes on. */
export async function within<T>(limit: number, work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new DOMException(`no answer within ${limit} ms`, 'TimeoutError')), limit);
    });
    try {
        return await Promise.race([work, late]);
    } finally {
        clearTimeout(timer);
    }
}
