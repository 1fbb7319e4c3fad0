import { HANDLING } from '../../redaction/detectors';
import type { Handling } from '../../redaction/policy';
import type { Place } from './subject';

/** How many conversations, fields or days are counted apart. */
const MOST = 5_000;

export type Count = readonly [name: string, count: number];

/** Counts by name. */
export class Counts {
    private readonly counts = new Map<string, number>();

    add(name: string, count = 1): void {
        this.counts.set(name, this.of(name) + count);
    }

    of(name: string): number {
        return this.counts.get(name) ?? 0;
    }

    get sum(): number {
        return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
    }

    /** The most frequent first. */
    get byCount(): Count[] {
        return [...this.counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    }

    get size(): number {
        return this.counts.size;
    }
}

/** The kinds that were found on a day, in a conversation, or in a field. */
export interface Kinds {
    name: string;
    kinds: Counts;
}

/** Counts of kinds for each of many names, and what came when there were too many. */
export class KindsByName {
    private readonly names = new Map<string, Counts>();
    readonly others = new Counts();

    add(name: string | undefined, kind: string): void {
        if (name !== undefined) this.countsOf(name).add(kind);
    }

    /** The name with the most values first. */
    get byCount(): Kinds[] {
        const sums = new Map([...this.names].map(([name, kinds]) => [name, kinds.sum]));
        return this.byName.toSorted((a, b) => sums.get(b.name)! - sums.get(a.name)!);
    }

    get byName(): Kinds[] {
        return [...this.names].map(([name, kinds]) => ({ name, kinds })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    }

    get size(): number {
        return this.names.size;
    }

    private countsOf(name: string): Counts {
        const known = this.names.get(name);
        if (known) return known;
        if (this.names.size >= MOST) return this.others;
        const counts = new Counts();
        this.names.set(name, counts);
        return counts;
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
    readonly days = new KindsByName();
    readonly conversations = new KindsByName();
    readonly fields = new KindsByName();

    add({ kind, day, conversation, field }: Place): void {
        this.found += 1;
        this.kinds.add(kind);
        this.days.add(day, kind);
        this.conversations.add(conversation, kind);
        this.fields.add(field, kind);
    }
}

/** What the standard policy does with a kind. */
export function handlingOf(kind: string): Handling {
    return (HANDLING as Readonly<Record<string, Handling>>)[kind] ?? 'restricted';
}
