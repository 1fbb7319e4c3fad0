/** Everything is looked at that fits into this; an attack's own activities are larger only in what is no text. */
const MOST = 300_000;

/** All strings in a value, keys too, of errors also the message, stack and cause; without recursion, as deep as it may be. */
export function stringsIn(root: unknown): string[] {
    const found: string[] = [];
    const seen = new Set<unknown>();
    const stack = [root];
    while (stack.length > 0 && found.length < MOST && seen.size < MOST) {
        const value = stack.pop();
        if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') found.push(String(value));
        if (typeof value !== 'object' || value === null || seen.has(value)) continue;
        seen.add(value);
        if (value instanceof Error) stack.push(value.message, value.stack, value.cause);
        for (const [key, each] of Object.entries(value)) stack.push(...(Array.isArray(value) ? [] : [key]), each);
    }
    return found;
}

/** What is left of a text when it does not matter how it is written: letters and digits. */
function bare(text: string): string {
    return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

/** Whether a secret is in one of the texts: as it was written, as it reads, or its bare digits. */
export function isIn(texts: Iterable<string>, written: string, digits = ''): boolean {
    const needle = bare(written);
    for (const text of texts) {
        const plain = bare(text);
        if (text.includes(written) || (needle !== '' && plain.includes(needle))) return true;
        if (digits !== '' && plain.replace(/\D/g, '').includes(digits)) return true;
    }
    return false;
}
