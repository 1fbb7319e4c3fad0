/** Takes over what may be a promise and nobody waits for: rejected, it would end the process. */
export function disregard(value: unknown): void {
    if (typeof value === 'object' && value !== null) void Promise.resolve(value).catch(() => undefined);
}
