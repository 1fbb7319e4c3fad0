import { WardenError } from '../../../support/errors';

const VERSION = 1;
/** Bytes that each part takes on top. */
export const LENGTH = 4;

/** Several byte strings as one: `version | (length | bytes) …`. */
export function framed(parts: readonly Buffer[]): Buffer {
    return Buffer.concat([Buffer.from([VERSION]), ...parts.flatMap((part) => {
        const length = Buffer.alloc(LENGTH);
        length.writeUInt32BE(part.length);
        return [length, part];
    })]);
}

/**
 * What was {@link framed}.
 * @throws {WardenError} ERR_WARDEN_STORE
 */
export function partsOf(bytes: Buffer): Buffer[] {
    if (bytes[0] !== VERSION) throw new WardenError('ERR_WARDEN_STORE', 'a blob has a format unknown to this version: a newer one, or somebody else, wrote it');
    const parts: Buffer[] = [];
    for (let start = 1; start < bytes.length;) {
        const end = start + LENGTH <= bytes.length ? start + LENGTH + bytes.readUInt32BE(start) : Infinity;
        if (end > bytes.length) throw corrupted();
        parts.push(bytes.subarray(start + LENGTH, end));
        start = end;
    }
    return parts;
}

export function corrupted(): WardenError {
    return new WardenError('ERR_WARDEN_STORE', 'a blob is missing or was altered: restore the container from a backup');
}
