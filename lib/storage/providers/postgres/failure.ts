import { WardenError } from '../../../support/errors';

/** SQLSTATE of an error of the server, or the system's code when the connection failed. */
export function codeOf(error: unknown): string | undefined {
    const { code } = (error ?? {}) as { code?: unknown };
    return typeof code === 'string' ? code : undefined;
}

/** An error of `pg` as one of ours; one of ours as it is. */
export function storeError(error: unknown): WardenError {
    if (error instanceof WardenError) return error;
    const code = codeOf(error);
    return new WardenError('ERR_WARDEN_STORE', `PostgreSQL failed${code === undefined ? '' : ` (${code})`}: see the cause; the call may be made again`, { cause: error });
}

/** What stands in the schema was made by someone else. */
export function foreignSchema(schema: string, cause?: unknown): WardenError {
    return new WardenError('ERR_WARDEN_STORE', `The schema ${schema} has tables that are not bot-warden's: give another one in \`schema\``, { cause });
}

/** What stands in the schema was made by a later version of this package. */
export function newerFormat(schema: string): WardenError {
    return new WardenError('ERR_WARDEN_STORE', `The tables in the schema ${schema} are of a newer bot-warden: update this one, or give another \`schema\``);
}
