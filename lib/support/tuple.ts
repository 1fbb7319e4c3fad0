/**
 * Several strings as one, so that no two different lists look alike: each part follows its length in bytes.
 * Hashes and associated data are made of these; joining with a separator would let `a/b` + `c` pass for `a` + `b/c`,
 * and UTF-8 would make one character of all lone surrogates.
 */
export function tuple(...parts: readonly string[]): Buffer {
    const bytes = Buffer.allocUnsafe(parts.reduce((size, part) => size + 4 + 2 * part.length, 0));
    let at = 0;
    for (const part of parts) {
        at = bytes.writeUInt32BE(2 * part.length, at);
        at += bytes.write(part, at, 'utf16le');
    }
    return bytes;
}
