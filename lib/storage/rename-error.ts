import type { Place } from './sealed-item';

/** The same error, of the caller's own keys instead of the names of records, however the storage has escaped those. */
export function renamed(error: unknown, places: readonly Place[]): unknown {
    if (!(error instanceof Error)) return error;
    const message = places.reduce((text, { key, record }) => text.replaceAll(patternOf(record), () => key), error.message);
    if (message === error.message) return error;
    const { cause: _, ...facts } = error; // such as `statusCode`
    return Object.assign(new Error(message, { cause: error }), facts, { name: error.name });
}

function patternOf(record: string): RegExp {
    return new RegExp(record.split('/').join('(?:/|[*%]2f)'), 'gi');
}
