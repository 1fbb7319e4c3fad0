import type { Texts } from './texts';
import type { Unit } from './unit';

/** Where a log says when. */
const DAY = /^.{0,40}?\b((?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)/s;

/** Searches a line, or some that belong together. It is edited as a whole: what is left of it can mean something new. */
export function searchLine(text: string, texts: Texts, isToEdit: boolean): Unit {
    const hits = texts.find(text).map(({ kind, start }) => ({ kind, at: start }));
    if (hits.length === 0) return { hits, edits: [] };
    const day = DAY.exec(text)?.[1];
    return {
        hits,
        edits: isToEdit ? [{ start: 0, end: text.length, text: texts.redacted(text) }] : [],
        ...(day !== undefined && { day: Buffer.from(day).toString() }),
    };
}
