import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Longest file that is read, in bytes; what is longer was written by a machine. */
export const LONGEST = 512 * 1024;

/** A file that was not read, and so was not checked. */
export interface Unread {
    file: string;
    because: 'unreadable' | 'too-large' | 'binary' | 'malformed' | 'too-many' | 'too-deep';
}

/** The text of a file, or why there is none. */
export function readText(path: string): string | { because: 'missing' | 'unreadable' | 'too-large' | 'binary' } {
    let file: number | undefined;
    try {
        file = openSync(path, 'r');
        const stats = fstatSync(file);
        if (!stats.isFile()) return { because: 'unreadable' };
        if (stats.size > LONGEST) return { because: 'too-large' };
        const bytes = Buffer.alloc(stats.size);
        const text = bytes.subarray(0, readSync(file, bytes)).toString('utf8');
        return text.includes('\0') ? { because: 'binary' } : text.replace(/^\uFEFF/, '');
    } catch (error) {
        return { because: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable' };
    } finally {
        if (file !== undefined) closeSync(file);
    }
}
