import { HANDLING } from '../../redaction/detectors';
import type { Handling } from '../../redaction/policy';
import type { Place } from './subject';

/** How many conversations, fields or days are counted apart. */
const MOST = 5_000;

/** Counts by name, and what came when there were too many names. */
export class Counts {
    private readonly counts = new Map<string, number>();
    others = 0;

    add(name: string | undefined): void {
        if (name === undefined) return;
        const count = this.counts.get(name) ?? 0;
        if (count > 0 || this.counts.size < MOST) this.counts.set(name, count + 1);
        else this.others += 1;
    }

    /** The most frequent first. */
    get byCount(): [name: string, count: number][] {
        return [...this.counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    }

    get byName(): [name: string, count: number][] {
        return [...this.counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
    }

    get size(): number {
        return this.counts.size;
    }
}

/** What a search came to. Of values it knows nothing. */
export class Totals {
    found = 0;
    /** Files, or conversations of a store, and in how many of them something was found. */
    subjects = 0;
    subjectsWithFindings = 0;
    /** Lines and activities. */
    units = 0;
    /** What was read of files, in bytes. */
    bytes = 0;
    /** What was not, or not wholly, searched or changed. */
    problems = 0;
    readonly kinds = new Counts();
    readonly days = new Counts();
    readonly conversations = new Counts();
    readonly fields = new Counts();

    add({ kind, day, conversation, field }: Place): void {
        this.found += 1;
        this.kinds.add(kind);
        this.days.add(day);
        this.conversations.add(conversation);
        this.fields.add(field);
    }
}

/** What the standard policy does with a kind. */
export function handlingOf(kind: string): Handling {
    return (HANDLING as Readonly<Record<string, Handling>>)[kind] ?? 'restricted';
}
