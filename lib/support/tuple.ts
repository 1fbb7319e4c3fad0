/**
 * Several strings as one, so that no two different lists look alike: each part follows its length in bytes.
 * Hashes and associated data are made of these; joining with a separator would let `a/b` + `c` pass for `a` + `b/c`,
 * and UTF-8 would make one character of all lone surrogates.
 */
export function tuple(...parts: readonly string[]): Buffer {
    return Buffer.concat(
        parts.flatMap((part) => {
            const bytes = Buffer.from(part, 'utf16le');
            const length = Buffer.alloc(4);
            length.writeUInt32BE(bytes.length);
            return [length, bytes];
        }),
    );
}
