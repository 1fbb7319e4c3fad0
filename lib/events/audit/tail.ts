import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { WardenError } from '../../support/errors';
import { asideNames } from './aside';
import { BEGINNING, hashOf, isSignedLine, lineIn, type Head, type Line } from './line';

/** How a file ends. */
export interface Tail {
    /** Of the last record that is signed. */
    head: Head;
    /** Bytes up to the end of that record. */
    size: number;
    /** Bytes after it: of a write that was cut short. Nobody vouches for them. */
    excess: number;
    /** Of these, bytes of a record that was not written to its end, and whole records. */
    torn: number;
    unsigned: number;
    /** Epoch milliseconds of the first record in the file; nothing of none. */
    since: number | undefined;
}

/** More than the largest write. */
const WINDOW = 8_000_000; // bytes
const FIRST = 100_000; // bytes, more than the longest record

/**
 * Reads how a log ends. Only its end is looked at; `verifyAuditLog` reads it all.
 * @throws {WardenError} ERR_WARDEN_SEALED when it does not end as these keys signed it; ERR_WARDEN_STORE when it is none
 */
export function tailOf(path: string, publicKeys: readonly string[]): Tail {
    const { bytes, start, total } = endOf(path);
    const end = bytes.lastIndexOf(0x0a) + 1;
    const texts = bytes.subarray(0, end).toString('utf8').split('\n').slice(total > bytes.length ? 1 : 0, -1);
    const lines = texts.map((text) => lineIn(text));
    const last = lines.findLastIndex((line) => line?.signature !== undefined);
    const head = last >= 0 ? signedHead(lines[last]!, publicKeys) : total === bytes.length ? headBefore(path, publicKeys) : undefined;
    if (!head || !follows(head, lines.slice(last + 1))) throw foreign(last >= 0);
    const torn = bytes.length - end;
    const unsigned = texts.slice(last + 1);
    const excess = unsigned.reduce((sum, text) => sum + Buffer.byteLength(text) + 1, torn);
    return { head, size: total - excess, excess, torn, unsigned: unsigned.length, since: lineIn(start)?.record.at };
}

/** Where a file begins when nothing of it is signed yet: after the one that was put aside last. */
function headBefore(path: string, publicKeys: readonly string[]): Head {
    const last = asideNames(path).at(-1);
    return last === undefined ? { seq: 0, hash: BEGINNING } : tailOf(last.path, publicKeys).head;
}

function signedHead(line: Line, publicKeys: readonly string[]): Head {
    if (!isSignedLine(line, publicKeys)) throw foreign(true);
    return { seq: line.record.seq, hash: line.hash };
}

function follows(head: Head, rest: readonly (Line | undefined)[]): boolean {
    let before = head;
    return rest.every((line) => {
        const isNext = line !== undefined && line.record.seq === before.seq + 1 && line.hash === hashOf(before.hash, line.body);
        if (isNext) before = { seq: line.record.seq, hash: line.hash };
        return isNext;
    });
}

function foreign(isLog: boolean): WardenError {
    return isLog
        ? new WardenError('ERR_WARDEN_SEALED', 'the audit log does not end as it was signed with these keys: verify it, keep it, and start another file')
        : new WardenError('ERR_WARDEN_STORE', 'the file of the audit log is none, or ends with something else');
}

function endOf(path: string): { bytes: Buffer; start: string; total: number } {
    if (!existsSync(path)) return { bytes: Buffer.alloc(0), start: '', total: 0 };
    const file = openSync(path, 'r');
    try {
        const { size: total } = fstatSync(file);
        const [bytes, first] = [Buffer.alloc(Math.min(total, WINDOW)), Buffer.alloc(Math.min(total, FIRST))];
        readSync(file, bytes, 0, bytes.length, total - bytes.length);
        readSync(file, first, 0, first.length, 0);
        return { bytes, start: first.toString('utf8').split('\n', 1)[0]!, total };
    } finally {
        closeSync(file);
    }
}
