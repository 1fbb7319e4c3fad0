import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** What is looked for: a text, or bytes, by a name. */
export type Sought = Record<string, string | Buffer>;

const COPY = 'const [, from, to] = process.argv; require("fs").cpSync(from, to, { recursive: true })';

/** In which files of a folder, as it is now, something is to be found, in clear or in any encoding: `name in file`. */
export function found(folder: string, sought: Sought): string[] {
    const copy = mkdtempSync(join(tmpdir(), 'warden-search-'));
    try {
        copied(folder, copy);
        const files = readdirSync(copy, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
        const patterns = Object.entries(sought).map(([name, value]) => [name, formsOf(value)] as const);
        return files.flatMap((entry) => {
            const path = join(entry.parentPath, entry.name);
            const bytes = readFileSync(path);
            return patterns.filter(([, forms]) => forms.some((form) => bytes.includes(form))).map(([name]) => `${name} in ${relative(copy, path)}`);
        }).toSorted();
    } finally {
        rmSync(copy, { recursive: true, force: true });
    }
}

/**
 * Copies in a process of its own: to close a database's file, even one only read, would end the locks that this process has on it.
 * Again if need be, as a server's files may go while they are being copied.
 */
function copied(folder: string, copy: string): void {
    for (let left = 5; ; left -= 1) {
        try {
            if (process.platform === 'win32') execFileSync(process.execPath, ['-e', COPY, folder, copy], { stdio: 'pipe' });
            else execFileSync('cp', ['-R', `${folder}/.`, copy], { stdio: 'pipe' });
            return;
        } catch (error) {
            if (left === 0) throw error;
        }
    }
}

/** A text or bytes as they are, as UTF-16, in hexadecimal digits, and in base64 wherever in it they begin. */
export function formsOf(value: string | Buffer): Buffer[] {
    const bytes = Buffer.from(value as string);
    const hex = bytes.toString('hex');
    const base64 = [0, 1, 2].flatMap((shift) => {
        const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64').replace(/=+$/, '');
        const own = whole.slice(Math.ceil(shift * 8 / 6), (shift + bytes.length) % 3 === 0 ? undefined : -1);
        return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
    });
    const utf16 = typeof value === 'string' ? [Buffer.from(value, 'utf16le')] : [];
    return [bytes, ...utf16, ...[hex, hex.toUpperCase(), ...base64].map((text) => Buffer.from(text))];
}
