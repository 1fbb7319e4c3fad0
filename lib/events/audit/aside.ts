import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file of a log that was put aside. */
export interface Aside {
    path: string;
    /** The number of its last record. */
    seq: number;
}

/** What a file is called when it is put aside: by its last record. */
export function asideName(path: string, seq: number): string {
    return `${path}.${String(seq).padStart(12, '0')}`;
}

/** The files of a log that were put aside, the oldest first. */
export function asideNames(path: string): Aside[] {
    const [folder, start] = [dirname(path), `${basename(path)}.`];
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(start) && /^\d{12}$/.test(name.slice(start.length))) : [];
    return names.toSorted().map((name) => ({ path: join(folder, name), seq: Number(name.slice(start.length)) }));
}

/** Those at the beginning that were last written before an instant (epoch milliseconds). */
export function asideBefore(path: string, instant: number): Aside[] {
    const all = asideNames(path);
    const kept = all.findIndex((aside) => statSync(aside.path).mtimeMs >= instant);
    return kept < 0 ? all : all.slice(0, kept);
}
