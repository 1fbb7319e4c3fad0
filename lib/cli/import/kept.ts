import { storable } from '../../transcripts/storable';
import type { Placed } from './source';

/** An activity with what it is recognised by in the store: its redacted copy there keeps both. */
export interface Identified extends Placed {
    id: string;
    timestamp: Date | string;
}

/**
 * Whether an activity is to be kept: not when no transcript keeps its kind, and not the end of a conversation, which would have
 * what is imported erased at once.
 */
export function isWorthKeeping(activity: Placed): boolean {
    return activity.type !== 'endOfConversation' && storable(activity) !== undefined;
}

/**
 * Activities with ids and times. One without a time gets that of the one before it; one without an id is named by a keyed hash
 * of what it is, so that it is known again.
 * @param labelOf the hash
 */
export function identified(activities: readonly Placed[], labelOf: (text: string) => string): Identified[] {
    let last: Date | string = activities.map(timeOf).find((time) => time !== undefined) ?? new Date(0);
    return activities.map((activity) => {
        last = timeOf(activity) ?? last;
        return { ...activity, timestamp: last, id: typeof activity.id === 'string' && activity.id !== '' ? activity.id : `import-${labelOf(JSON.stringify(activity))}` };
    });
}

function timeOf({ timestamp }: Placed): Date | string | undefined {
    return timestamp !== undefined && !Number.isNaN(new Date(timestamp).getTime()) ? timestamp : undefined;
}

/** Counts activities by id and time. The same one can be there more than once. */
export class Inventory {
    private readonly counts = new Map<string, number>();

    add(activity: object): void {
        const key = keyOf(activity as Identified);
        this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    }

    /** Those of `activities` that are not here, or not as often. */
    lacking(activities: readonly Identified[]): Identified[] {
        const left = new Map(this.counts);
        return activities.filter((activity) => {
            const key = keyOf(activity);
            const count = left.get(key) ?? 0;
            left.set(key, count - 1);
            return count <= 0;
        });
    }
}

function keyOf({ id, timestamp }: Identified): string {
    return `${new Date(timestamp).getTime()} ${id}`;
}
