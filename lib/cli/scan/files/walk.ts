import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { Problem } from '../../problem';
import { isLeftover } from './leftover';

/** Nobody's transcripts, and very many files. */
const SKIPPED = new Set(['node_modules', '.git']);

/** What is at the paths that were named. */
export interface Walked {
    /** Plain files, each once, in their order. */
    files: readonly string[];
    /** Copies that a run left behind when it was killed. */
    leftovers: readonly string[];
    /** Of the files, in bytes. */
    size: number;
}

/**
 * Every file at or below some paths. Links are followed when they were named, not below: but where they lead is said unless it is
 * searched anyway.
 * @param skipped told about what is not searched
 * @throws {Problem} when there is nothing at any of the paths
 */
export function walk(paths: readonly string[], skipped: (path: string, why: string) => void): Walked {
    const found = paths.map((path) => ({ path, ...at(path) }));
    const missing = found.filter(({ root }) => root === undefined);
    if (missing[0] && missing.length === found.length) throw new Problem(`${missing[0].path} ${missing[0].why}`);
    for (const { path, why = '' } of missing) skipped(path, why);
    return new Walk(found.flatMap(({ root }) => root ?? []), skipped).run();
}

function at(path: string): { root?: string; why?: string } {
    try {
        return { root: realpathSync(path) };
    } catch (error) {
        return { why: faultOf(error) };
    }
}

function faultOf(error: unknown): string {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP') return 'is a link in a circle';
    return code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
}

class Walk {
    private readonly files = new Set<string>();
    private readonly leftovers = new Set<string>();
    private readonly links: string[] = [];
    private size = 0;

    constructor(
        private readonly roots: readonly string[],
        private readonly skipped: (path: string, why: string) => void,
    ) {}

    run(): Walked {
        for (const root of this.roots) {
            if (statSync(root).isDirectory()) this.folder(root);
            else this.named(root);
        }
        for (const link of this.links) this.link(link);
        return { files: [...this.files], leftovers: [...this.leftovers], size: this.size };
    }

    private named(path: string): void {
        this.entry(path);
        const start = `${basename(path)}.`;
        const beside = this.namesIn(dirname(path)).filter((name) => name.startsWith(start) && isLeftover(name));
        for (const name of beside) this.leftovers.add(join(dirname(path), name));
    }

    private folder(path: string): void {
        const folders = [path];
        for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
            const below: string[] = [];
            for (const name of this.namesIn(folder)) if (this.entry(join(folder, name)) && !SKIPPED.has(name)) below.push(join(folder, name));
            folders.push(...below.reverse());
        }
    }

    /** @returns whether it is a folder */
    private entry(path: string): boolean {
        const stats = lstatSync(path, { throwIfNoEntry: false });
        if (!stats || stats.isDirectory()) return stats !== undefined;
        if (isLeftover(basename(path))) this.leftovers.add(path);
        else if (stats.isSymbolicLink()) this.links.push(path);
        else if (!stats.isFile()) this.skipped(path, 'is no plain file');
        else if (!this.files.has(path)) {
            this.files.add(path);
            this.size += stats.size;
        }
        return false;
    }

    private link(path: string): void {
        const { root: target, why } = at(path);
        const isSearched = this.roots.some((root) => target === root || target?.startsWith(root.endsWith(sep) ? root : root + sep));
        if (!isSearched) this.skipped(path, why === 'is not there' ? 'is a link to nowhere' : (why ?? 'is a link, and links are not followed'));
    }

    private namesIn(folder: string): readonly string[] {
        try {
            return readdirSync(folder).toSorted();
        } catch {
            this.skipped(folder, 'cannot be read');
            return [];
        }
    }
}
