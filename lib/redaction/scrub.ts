import { isNativeError } from 'node:util/types';
import { rewriteStrings, type Budget } from '../turn/rewrite';

/** What is searched of one property of an error; what is larger does not get out. */
const BUDGET: Budget = { depth: 16, nodes: 5_000, characters: 100_000 };
/** Causes of causes, properties of one object, errors altogether: more than anybody reads. */
const LEVELS = 8;
const PROPERTIES = 200;
const ERRORS = 100;

const UNSEARCHED = '[REDACTION_FAILED]';
/** On a copy, the getters of some classes throw. */
const OFTEN_INHERITED = ['message', 'name', 'code', 'stack'] as const;

interface Scrubbing {
    edit: (text: string) => string;
    /** Every error is copied once, so circles end. */
    copies: Map<object, unknown>;
}

/**
 * What may be thrown on instead of `thrown`: the SDK answers a failed turn with the error's message, or with all that was thrown
 * when it has none, and most bots log it with its stack, causes and properties. The same value when there is nothing to replace.
 * What cannot be searched, because it is too large or a circle, is replaced as a whole.
 */
export function scrub(thrown: unknown, edit: (text: string) => string): unknown {
    const failed = 'the error could not be searched for sensitive data';
    try {
        const clean = cleaned(thrown, { edit, copies: new Map() }, LEVELS);
        return clean === UNSEARCHED ? new Error(failed) : clean;
    } catch {
        return new Error(failed);
    }
}

/** Recurses at most `LEVELS` deep, through causes. */
function cleaned(value: unknown, scrubbing: Scrubbing, levels: number): unknown {
    if (isError(value)) return levels > 0 ? cleanedError(value, scrubbing, levels - 1) : undefined;
    if (!Array.isArray(value) || !value.some(isError)) return rewritten(value, scrubbing.edit, 2);
    if (levels === 0) return UNSEARCHED;
    const clean = value.slice(0, ERRORS).map((each: unknown) => cleaned(each, scrubbing, levels - 1));
    return clean.length === value.length && clean.every((each, index) => Object.is(each, value[index])) ? value : clean;
}

function cleanedError(error: Error, scrubbing: Scrubbing, levels: number): unknown {
    const { copies } = scrubbing;
    if (copies.has(error)) return copies.get(error);
    if (copies.size >= ERRORS) return undefined;
    const copy = emptyCopy(error);
    copies.set(error, copy);
    const changes = propertiesOf(error).map((name) => {
        const value = read(error, name);
        const clean = cleaned(value, scrubbing, levels);
        if (Object.hasOwn(error, name) || clean !== read(copy, name)) define(copy, name, clean, error);
        return !Object.is(clean, value);
    });
    changes.push(hidesInJson(error, copy, scrubbing.edit));
    if (!changes.includes(true)) copies.set(error, error);
    return copies.get(error);
}

/** Some errors say themselves what they are in JSON, which may be more than their properties. */
function hidesInJson(error: Error, copy: object, edit: (text: string) => string): boolean {
    const { toJSON } = error as { toJSON?: unknown };
    if (typeof toJSON !== 'function') return false;
    const json: unknown = toJSON.call(error);
    const clean = rewritten(json, edit, 2);
    if (!Object.is(clean, json)) Object.defineProperty(copy, 'toJSON', { value: () => clean, configurable: true });
    return !Object.is(clean, json);
}

/** Of the error's class, and an error to `util.inspect`. */
function emptyCopy(error: Error): object {
    const copy = Object.setPrototypeOf(new Error(), Object.getPrototypeOf(error) as object | null) as object;
    delete (copy as { stack?: unknown }).stack;
    return copy;
}

function define(copy: object, name: PropertyKey, value: unknown, original: object): void {
    const enumerable = Object.prototype.propertyIsEnumerable.call(original, name);
    Object.defineProperty(copy, name, { value, enumerable, writable: true, configurable: true });
}

function propertiesOf(error: Error): PropertyKey[] {
    const names: PropertyKey[] = OFTEN_INHERITED.filter((name) => name in error);
    return [...new Set([...names, ...Reflect.ownKeys(error).slice(0, PROPERTIES)])];
}

/** Of an object too large or circular as a whole, like the response that an HTTP client's error holds, at least the parts that are not. */
function rewritten(value: unknown, edit: (text: string) => string, levels: number): unknown {
    if (typeof value === 'symbol') return edit(value.description ?? '') === (value.description ?? '') ? value : UNSEARCHED;
    try {
        return rewriteStrings([value], edit, BUDGET)[0];
    } catch {
        if (levels === 0 || typeof value !== 'object' || value === null || Object.keys(value).length > PROPERTIES) return UNSEARCHED;
        return Object.fromEntries(Object.keys(value).map((key) => [edit(key), rewritten(read(value, key), edit, levels - 1)]));
    }
}

function read(object: object, name: PropertyKey): unknown {
    try {
        return (object as Record<PropertyKey, unknown>)[name];
    } catch {
        return UNSEARCHED;
    }
}

function isError(value: unknown): value is Error {
    return value instanceof Error || isNativeError(value);
}
