import { OptionError } from './errors';

/** Ten years in milliseconds: more is a mistake in the unit. */
const LONGEST = 10 * 365 * 24 * 3_600_000;

/**
 * The caller's options object, after checking that it is one and that no name is misspelt.
 * @param names every option there is, so that the compiler finds a forgotten one
 */
export function optionsOf<T extends object>(owner: string, given: T | undefined, names: Record<keyof T, true>): T {
    const options: unknown = given === undefined ? {} : given;
    if (typeof options !== 'object' || options === null || Array.isArray(options)) {
        throw new OptionError('options', `an object of ${owner} options`, options);
    }
    const stranger = Object.keys(options).find((name) => !Object.hasOwn(names, name));
    if (stranger !== undefined) {
        throw new OptionError(stranger, `one of the options of ${owner} (${Object.keys(names).join(', ')})`);
    }
    return options as T;
}

/** A length of time in milliseconds, from `least` to ten years. */
export function milliseconds(name: string, value: number, least = 1): number {
    if (typeof value !== 'number' || !(value >= least && value <= LONGEST)) {
        throw new OptionError(name, `a number of milliseconds from ${least} to ${LONGEST}`, value);
    }
    return value;
}

/** A string with something in it. */
export function text(name: string, value: string): string {
    if (typeof value !== 'string' || value.trim() === '') throw new OptionError(name, 'a non-empty string', value);
    return value;
}

/** Any number of strings; what they are is checked by whoever uses them. */
export function list(name: string, value: readonly string[]): readonly string[] {
    if (!Array.isArray(value)) throw new OptionError(name, 'an array of strings', value);
    return value;
}

/** At least one string, each with something in it; a copy. */
export function texts(name: string, value: readonly string[]): readonly string[] {
    if (!Array.isArray(value) || value.length === 0) throw new OptionError(name, 'a non-empty array of strings', value);
    return value.map((item) => text(name, item as string));
}

/** An object that has these methods. */
export function having<T extends object>(name: string, value: T, what: string, methods: readonly (keyof T & string)[]): T {
    const candidate = value as Record<string, unknown> | null | undefined;
    if (typeof candidate !== 'object' || candidate === null || methods.some((method) => typeof candidate[method] !== 'function')) {
        throw new OptionError(name, `${what} (with ${methods.join(', ')})`, value);
    }
    return value;
}

/** A function, or nothing. */
export function callback<T>(name: string, value: T): T {
    if (value !== undefined && typeof value !== 'function') throw new OptionError(name, 'a function', value);
    return value;
}
