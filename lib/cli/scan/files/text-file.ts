import { createReadStream, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { LineCutter } from '../cut/line-cutter';
import { ValueCutter } from '../cut/value-cutter';
import type { Cutter, Piece } from '../piece';
import { asUtf8, encodingOf, type Encoding } from './encoding';
import { isValues } from './form';
import { COPY } from './leftover';

const CHUNK = 1024 * 1024;
/** How much of a file says what it is. */
const START = 8 * 1024;

/** Why a file is not, or not wholly, searched. The message is for people, and holds nothing of the file. */
export class Unsearched extends Error {}

/** A file that holds text. */
export interface TextFile {
    path: string;
    stats: Stats;
    isGzip: boolean;
    encoding: Encoding;
    /** Whether it is read as JSON values, and not in lines. */
    isValues: boolean;
    cutter(): Cutter;
    /** The text as UTF-8. @param read told how much was read from the file */
    text(read?: (bytes: number) => void): AsyncIterable<Uint8Array>;
}

/** @throws {Unsearched} when it holds none, or cannot be read */
export async function openText(path: string): Promise<TextFile> {
    try {
        return await textIn(path);
    } catch (error) {
        if (error instanceof Unsearched) throw error;
        throw new Unsearched(`cannot be read (${codeOf(error)})`);
    }
}

async function textIn(path: string): Promise<TextFile> {
    const { start: raw, stats } = await startOf(path);
    const isGzip = raw[0] === 0x1f && raw[1] === 0x8b;
    const chunks = (read?: (bytes: number) => void) => bytesOf(path, isGzip, read);
    const start = isGzip ? await firstOf(chunks()) : raw;
    const encoding = encodingOf(start);
    if (encoding.name === 'utf-8' && start.includes(0)) throw new Unsearched('is no text');
    const isInValues = isValues(nameOf(path), await firstOf(asUtf8(single(start), encoding)));
    const cutter = () => (isInValues ? new ValueCutter() : new LineCutter());
    return { path, stats, isGzip, encoding, isValues: isInValues, cutter, text: (read) => asUtf8(chunks(read), encoding) };
}

/** All of it in pieces. @throws {Unsearched} when it cannot be read to its end */
export async function* piecesOf(file: TextFile, cutter: Cutter, read?: (bytes: number) => void): AsyncGenerator<Piece> {
    const text = file.text(read)[Symbol.asyncIterator]();
    for (;;) {
        const next = await text.next().catch((error: unknown) => {
            throw new Unsearched(file.isGzip && codeOf(error).startsWith('Z_') ? 'is damaged, and only searched up to there' : `could not be read to its end (${codeOf(error)})`);
        });
        if (next.done) break;
        yield* cutter.push(next.value);
    }
    yield* cutter.end();
}

/** Without what says that it is packed, or a copy. */
function nameOf(path: string): string {
    return path.replace(COPY, '').replace(/\.gz$/i, '');
}

async function startOf(path: string): Promise<{ start: Uint8Array; stats: Stats }> {
    const handle = await open(path, 'r');
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(START), 0, START, 0);
        return { start: buffer.subarray(0, bytesRead), stats: await handle.stat() };
    } finally {
        await handle.close();
    }
}

async function* bytesOf(path: string, isGzip: boolean, read: (bytes: number) => void = () => {}): AsyncGenerator<Uint8Array> {
    const file = createReadStream(path, { highWaterMark: CHUNK });
    file.on('data', ({ length }) => read(length)).pause();
    if (!isGzip) return yield* file as AsyncIterable<Uint8Array>;
    const unpacked = createGunzip({ chunkSize: CHUNK });
    file.on('error', (error) => unpacked.destroy(error));
    try {
        yield* file.pipe(unpacked) as AsyncIterable<Uint8Array>;
    } finally {
        file.destroy();
    }
    return undefined;
}

async function firstOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
    for await (const chunk of chunks) return chunk.subarray(0, START);
    return new Uint8Array();
}

async function* single(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
    yield chunk;
}

export function codeOf(error: unknown): string {
    return (error as NodeJS.ErrnoException).code ?? 'unknown error';
}
