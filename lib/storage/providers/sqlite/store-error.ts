import { WardenError } from '../../../support/errors';

/** Primary result codes, https://www.sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const PROTOCOL = 15;
const DAMAGED = 'the database is damaged: restore it from a copy, or remove it together with its key file to start anew';
const NO_ROOM = 'there is no room left for the store: make some, what it has is readable';
const NOT_WRITABLE = 'a file of the store may not be read or written: see to its permissions, and those of its folder';
const NO_FOLDER = 'the folder of the store does not exist: create it';
const BAD_DISK = 'a file of the store cannot be read or written: see to the disk';
const CLOSED = 'the store is closed';

const REASONS = new Map<unknown, string>([
    [BUSY, 'another process has kept the database locked for too long: end it, or try again'],
    [LOCKED, 'the database is locked by this process'],
    [PROTOCOL, 'other processes have kept the database locked for too long: try again'],
    [8, NOT_WRITABLE],
    [10, BAD_DISK],
    [11, DAMAGED],
    [13, NO_ROOM],
    [14, 'a file of the store cannot be opened: see to its permissions, and those of its folder'],
    [26, DAMAGED],
    ['ENOSPC', NO_ROOM], ['EDQUOT', NO_ROOM],
    ['EIO', BAD_DISK],
    ['EACCES', NOT_WRITABLE], ['EPERM', NOT_WRITABLE], ['EROFS', NOT_WRITABLE],
    ['ENOENT', NO_FOLDER], ['ENOTDIR', NO_FOLDER],
    ['ERR_INVALID_STATE', CLOSED], ['EBADF', CLOSED],
]);

/** An error of the store that says what to do. */
export function storeFailure(message: string, cause?: unknown): WardenError {
    return new WardenError('ERR_WARDEN_STORE', message, cause === undefined ? undefined : { cause });
}

/** The same for what SQLite or the file system threw. */
export function storeError(cause: unknown): WardenError {
    if (cause instanceof WardenError) return cause;
    const { code } = cause as { code?: unknown };
    return storeFailure(REASONS.get(resultCode(cause)) ?? REASONS.get(code) ?? 'the store failed: see the cause', cause);
}

/** Whether another connection is in the way, and trying again helps. */
export function isBusy(error: unknown): boolean {
    const code = resultCode(error);
    return code === BUSY || code === LOCKED || code === PROTOCOL;
}

/** Without what the extended code adds in higher bits. */
function resultCode(error: unknown): number | undefined {
    const { errcode } = error as { errcode?: unknown };
    return typeof errcode === 'number' ? errcode & 0xff : undefined;
}
