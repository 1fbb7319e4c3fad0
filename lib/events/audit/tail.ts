import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { WardenError } from '../../support/errors';
import { BEGINNING, hashOf, isSignedLine, lineIn, type Head, type Line } from './line';

/** How a file ends. */
export interface Tail {
    head: Head;
    /** Bytes of whole lines. */
    size: number;
    /** Bytes after them, of a record that was not written to its end. */
    torn: number;
    /** Whole lines after the last signature. */
    unsigned: number;
}

const NEW: Tail = { head: { seq: 0, hash: BEGINNING }, size: 0, torn: 0, unsigned: 0 };

/** More than the largest write. */
const WINDOW = 8_000_000; // bytes

/**
 * Reads how a log ends. Only its end is looked at; `verifyAuditLog` reads it all.
 * @throws {WardenError} ERR_WARDEN_SEALED when it does not end as these keys signed it; ERR_WARDEN_STORE when it is none
 */
export function tailOf(path: string, publicKeys: readonly string[]): Tail {
    if (!existsSync(path)) {
        const aside = latestAside(path);
        return aside === undefined ? NEW : { ...tailOf(aside, publicKeys), size: 0, torn: 0 };
    }
    const { bytes, isWhole, total } = endOf(path);
    const end = bytes.lastIndexOf(0x0a) + 1;
    const texts = bytes.subarray(0, end).toString('utf8').split('\n').slice(isWhole ? 0 : 1, -1);
    const torn = bytes.length - end;
    const size = total - torn;
    if (texts.length === 0 && isWhole) return { ...NEW, size, torn };
    const lines = texts.map((text) => lineIn(text));
    const last = lines.findLastIndex((line) => line?.signature !== undefined);
    const signed = lines[last];
    if (!signed) throw new WardenError('ERR_WARDEN_STORE', 'the file of the audit log is none, or ends with something else');
    const rest = lines.slice(last + 1);
    if (!isSignedLine(signed, publicKeys) || !follows(signed, rest)) {
        throw new WardenError('ERR_WARDEN_SEALED', 'the audit log does not end as it was signed with these keys: verify it, keep it, and start another file');
    }
    const { hash, record: { seq } } = rest.at(-1) ?? signed;
    return { head: { hash, seq }, size, torn, unsigned: rest.length };
}

/** What a file is called when it is put aside: by its last record. */
export function asideName(path: string, seq: number): string {
    return `${path}.${String(seq).padStart(12, '0')}`;
}

/** Of a process that ended before it had begun the next file. */
function latestAside(path: string): string | undefined {
    const [folder, start] = [dirname(path), `${basename(path)}.`];
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(start) && /^\d{12}$/.test(name.slice(start.length))) : [];
    const last = names.toSorted().at(-1);
    return last === undefined ? undefined : join(folder, last);
}

function follows(signed: Line, rest: readonly (Line | undefined)[]): boolean {
    let before = signed;
    return rest.every((line) => {
        const isNext = line !== undefined && line.record.seq === before.record.seq + 1 && line.hash === hashOf(before.hash, line.body);
        if (isNext) before = line;
        return isNext;
    });
}

function endOf(path: string): { bytes: Buffer; isWhole: boolean; total: number } {
    const file = openSync(path, 'r');
    try {
        const { size: total } = fstatSync(file);
        const bytes = Buffer.alloc(Math.min(total, WINDOW));
        readSync(file, bytes, 0, bytes.length, total - bytes.length);
        return { bytes, isWhole: total <= WINDOW, total };
    } finally {
        closeSync(file);
    }
}
