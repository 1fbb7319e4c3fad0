export function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string that is not empty, or undefined. */
export function textOf(value: unknown): string | undefined {
    return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whether a parsed JSON value has more levels than the limit; by level, as recursion would run out of stack. */
export function isDeeperThan(value: unknown, limit: number): boolean {
    let level = [value];
    for (let depth = 0; level.length > 0; depth++) {
        if (depth > limit) return true;
        level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
    }
    return false;
}
