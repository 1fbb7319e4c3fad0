import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Unread } from './read-text';

/** Most files, and most levels of folders. A bot of more is checked as far as this. */
export const MOST_FILES = 2_000;
export const DEEPEST = 16;
/** Most names in all folders, whatever they are. */
const MOST_NAMES = 50_000;

const SOURCE = /\.(?:[cm]?[jt]sx?|html?)$/;
/** Declarations, and what is written for machines. */
const NOT_SOURCE = /\.d\.[cm]?ts$|\.min\.js$/;
/** What is built, installed, or only tries the bot out. */
const NOT_BOT = new Set(['node_modules', 'dist', 'build', 'out', 'coverage', 'vendor', 'bower_components', 'test', 'tests', '__tests__', 'spec']);
const TEST = /\.(?:test|spec)\.[cm]?[jt]sx?$/;

/** The source files below a folder, in order, and what of it was left. Links are not followed. */
export function walk(root: string): { files: string[]; left: Unread[] } {
    const [files, left, folders]: [string[], Unread[], string[]] = [[], [], ['']];
    let names = 0;
    for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
        for (const entry of entriesOf(root, folder, left)) {
            const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
            names += 1;
            if (names > MOST_NAMES || files.length >= MOST_FILES) return { files, left: [...left, { file: path, because: 'too-many' }] };
            if (entry.isDirectory() && isOfBot(entry.name)) {
                if (path.split('/').length < DEEPEST) folders.push(path);
                else left.push({ file: path, because: 'too-deep' });
            } else if (entry.isFile() && isSource(entry.name)) files.push(path);
        }
    }
    return { files, left };
}

function entriesOf(root: string, folder: string, left: Unread[]): Dirent[] {
    try {
        return readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch {
        left.push({ file: folder === '' ? '.' : folder, because: 'unreadable' });
        return [];
    }
}

function isOfBot(name: string): boolean {
    return !NOT_BOT.has(name) && !name.startsWith('.');
}

function isSource(name: string): boolean {
    return SOURCE.test(name) && !NOT_SOURCE.test(name) && !TEST.test(name) && !name.startsWith('.');
}
