import { EventEmitter } from 'node:events';

/** A property of an object: its name, its value, and whether JSON leaves it out. */
export type Property = readonly [name: string, value: unknown, hidden: boolean];

/** An array or object that can hold more. */
export function isContainer(value: unknown): value is object {
    return typeof value === 'object' && value !== null && !(value instanceof Date) && !ArrayBuffer.isView(value);
}

/** What of an object can leave: by JSON, or by the SDK's serializer. */
export function propertiesOf(source: object): Property[] {
    const shown = Object.entries(source).map(([name, value]): Property => [name, value, false]);
    return isAllShown(source, shown.length) ? shown : [...shown, ...hiddenOf(source)];
}

/** Whether an object has nothing to hide: it is none of a class, and everything in it is enumerable. */
function isAllShown(source: object, shown: number): boolean {
    return prototypeOf(source) === null && Object.getOwnPropertyNames(source).length === shown;
}

/**
 * What JSON does not show of an object, but the SDK's serializer sends, as it asks for properties by name: inherited ones (the
 * getters of a class) and those that are not enumerable. A getter that throws has nothing to send; on a copy, the getters of
 * private fields throw. Streams and sockets hang on errors, and warn when some of their getters are read.
 */
function hiddenOf(source: object): Property[] {
    if (Array.isArray(source) || source instanceof EventEmitter) return [];
    const names = new Set(Object.getOwnPropertyNames(source));
    for (const name of Object.keys(source)) names.delete(name);
    for (let from = prototypeOf(source); from; from = prototypeOf(from)) {
        for (const name of Object.getOwnPropertyNames(from)) if (!Object.hasOwn(source, name)) names.add(name);
    }
    names.delete('__proto__'); // that of another realm's Object.prototype
    const properties = [...names].map((name): Property => [name, read(source, name), true]);
    return properties.filter(([, value]) => value !== undefined && (typeof value !== 'function' || hasToJson(value)));
}

/** The prototype, unless it is the one that all objects have. */
function prototypeOf(object: object): object | null {
    const prototype = Object.getPrototypeOf(object) as object | null;
    return prototype === Object.prototype ? null : prototype;
}

/** A property; nothing when its getter throws. */
export function read(source: object, name: string): unknown {
    try {
        return (source as Record<string, unknown>)[name];
    } catch {
        return undefined;
    }
}

/** What JSON will make of something that says so itself, and of strings and numbers in an object's clothes. */
export function asJson(given: unknown, name: string): unknown {
    const value: unknown = hasToJson(given) ? given.toJSON(name) : given;
    return value instanceof String || value instanceof Number || value instanceof BigInt ? value.valueOf() : value;
}

export function hasToJson(value: unknown): value is { toJSON(name: string): unknown } {
    return (isContainer(value) || typeof value === 'function') && typeof (value as { toJSON?: unknown }).toJSON === 'function';
}
