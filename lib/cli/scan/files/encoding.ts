/** How a file says what its text is. */
export interface Encoding {
    name: 'utf-8' | 'utf-16le' | 'utf-16be';
    /** The mark at the beginning; none for most. */
    mark: Uint8Array;
}

const MARKS: readonly Encoding[] = [
    { name: 'utf-8', mark: Uint8Array.of(0xef, 0xbb, 0xbf) },
    { name: 'utf-16le', mark: Uint8Array.of(0xff, 0xfe) },
    { name: 'utf-16be', mark: Uint8Array.of(0xfe, 0xff) },
];

/** The encoding of a text that begins so. */
export function encodingOf(start: Uint8Array): Encoding {
    return MARKS.find(({ mark }) => mark.every((byte, index) => start[index] === byte)) ?? { name: 'utf-8', mark: new Uint8Array() };
}

/** The text as UTF-8, without its mark. What is UTF-8 already passes as it is, valid or not. */
export async function* asUtf8(chunks: AsyncIterable<Uint8Array>, { name, mark }: Encoding): AsyncGenerator<Uint8Array> {
    const decoder = name === 'utf-8' ? undefined : new TextDecoder(name);
    let skip = mark.length;
    for await (const chunk of chunks) {
        const rest = chunk.subarray(skip);
        skip -= chunk.length - rest.length;
        yield decoder ? Buffer.from(decoder.decode(rest, { stream: true })) : rest;
    }
    const last = decoder?.decode() ?? '';
    if (last !== '') yield Buffer.from(last);
}

/** The other way: UTF-8 as the file had it. The pieces must hold whole characters. */
export function encoded(utf8: Uint8Array, { name }: Encoding): Uint8Array {
    if (name === 'utf-8') return utf8;
    const bytes = Buffer.from(Buffer.from(utf8.buffer, utf8.byteOffset, utf8.byteLength).toString('utf8'), 'utf16le');
    return name === 'utf-16be' ? bytes.swap16() : bytes;
}
