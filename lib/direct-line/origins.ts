import { OptionError } from '../support/errors';

const FORM = 'as browsers send it: scheme, host and port alone, no capitals, wildcard, default port or slash at the end, and https unless it is on localhost';
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The option `trustedOrigins`, checked; a copy. */
export function originsOf(value: readonly string[]): readonly string[] {
    if (!Array.isArray(value) || value.length === 0) throw new OptionError('trustedOrigins', 'a non-empty array of origins', value);
    return value.map((each) => originOf('trustedOrigins', each as string));
}

/**
 * An origin in the one form in which browsers send it, so that comparing texts is enough.
 * @throws {OptionError}
 */
export function originOf(name: string, value: string): string {
    const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOCAL.has(url.hostname));
    if (!isSafe || url.origin !== value || value.includes('*')) throw new OptionError(name, `an origin ${FORM}`);
    return value;
}
