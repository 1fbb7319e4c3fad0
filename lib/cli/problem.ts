import { printable } from './io';

/** What a command says before it ends with this exit code: 2 for what was typed wrongly, 1 for what was not done, 3 for what was not searched. */
export class Problem extends Error {
    override readonly name = 'Problem';

    constructor(
        message: string,
        readonly code: 1 | 2 | 3 = 2,
    ) {
        super(message);
    }
}

/**
 * One line on an error. Only what we throw ourselves is known to hold no secret and no user's text: of anything else there is
 * its class, and its code if it has one.
 */
export function explained(error: unknown): string {
    if (error instanceof Problem) return error.message;
    const { code, message, name } = error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, message: '', name: typeof error };
    if (typeof code === 'string' && code.startsWith('ERR_WARDEN_')) return printable(message);
    return printable(typeof code === 'string' ? `${name}, ${code}` : name);
}
