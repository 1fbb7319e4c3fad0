import type { Unread } from './read-text';

/** What matters of a package.json. */
export interface Manifest {
    /** Ranges of versions, by package. */
    dependencies: ReadonlyMap<string, string>;
    scripts: ReadonlyMap<string, string>;
}

/** Of the text of a package.json. One that is malformed is noted as unread. */
export function manifestIn(text: string | undefined, unread: Unread[]): Manifest | undefined {
    if (text === undefined) return undefined;
    try {
        const { dependencies, scripts } = JSON.parse(text) as Record<string, unknown>;
        return { dependencies: textsIn(dependencies), scripts: textsIn(scripts) };
    } catch {
        unread.push({ file: 'package.json', because: 'malformed' });
        return undefined;
    }
}

function textsIn(value: unknown): ReadonlyMap<string, string> {
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
