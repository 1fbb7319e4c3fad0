import { isUtf8 } from 'node:buffer';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { printable } from './io';
import { Problem } from './problem';

/** One audit log: its files, the oldest first. */
export interface AuditFiles {
    name: string;
    paths: readonly string[];
}

/** What a file is called that was put aside. */
const ASIDE = /\.\d{12}$/;
/** More bytes than any record has. */
const LONGEST = 1_000_000;

/**
 * What was named: the logs in a folder, or the files of one.
 * @throws {Problem} when nothing was, or a folder holds no log or is named beside something else
 */
export function logsIn(operands: readonly string[]): AuditFiles[] {
    const [first] = operands;
    if (first === undefined) throw new Problem('name the file of the audit log, or several in their order');
    if (!operands.some(isFolder)) return [{ name: first, paths: new Set(operands.map(logOf)).size > 1 ? operands : ordered(operands) }];
    if (operands.length > 1) throw new Problem('name one folder, or files');
    const paths = namesIn(first).map((name) => join(first, name));
    if (paths.length === 0) throw new Problem(`there is no audit log in ${printable(first)}: no file *.jsonl`);
    return [...new Set(paths.map(logOf))].map((name) => ({ name, paths: ordered(paths.filter((path) => logOf(path) === name)) }));
}

/** Of all files, one after the other; what is no text, or longer than any record, as an empty line. @throws {Problem} for a file that cannot be read */
export async function* linesOf(paths: readonly string[]): AsyncGenerator<string> {
    for (const path of paths) {
        try {
            yield* linesIn(createReadStream(path));
        } catch (error) {
            throw unreadable(path, error);
        }
    }
}

/** Lines end with a line feed and nothing else: records may hold other characters that end lines elsewhere. */
async function* linesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
    let rest: Buffer[] = [];
    let length = 0;
    for await (const chunk of chunks) {
        let start = 0;
        for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
            yield length > LONGEST ? '' : textOf([...rest, chunk.subarray(start, end)]);
            [rest, length, start] = [[], 0, end + 1];
        }
        length += chunk.length - start;
        rest = length > LONGEST ? [] : [...rest, chunk.subarray(start)];
    }
    if (length > 0) yield length > LONGEST ? '' : textOf(rest);
}

/** Bytes that are no text would otherwise be read as the replacement character, which a record may hold. */
function textOf(parts: readonly Buffer[]): string {
    const bytes = Buffer.concat(parts);
    return isUtf8(bytes) ? bytes.toString('utf8') : '';
}

function isFolder(path: string): boolean {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function namesIn(folder: string): string[] {
    try {
        return readdirSync(folder).filter((name) => logOf(name).endsWith('.jsonl'));
    } catch (error) {
        throw unreadable(folder, error);
    }
}

/** The name of the file at the end of the log to which a file belongs. */
function logOf(path: string): string {
    return path.replace(ASIDE, '');
}

function ordered(paths: readonly string[]): string[] {
    return paths.toSorted((a, b) => Number(ASIDE.test(b)) - Number(ASIDE.test(a)) || (a < b ? -1 : 1));
}

function unreadable(path: string, error: unknown): Problem {
    return new Problem(`${printable(path)} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'})`);
}
