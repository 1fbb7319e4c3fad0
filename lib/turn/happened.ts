import type { SecurityEventDetail } from '../events/security-events';

/** By the turn's activity, which is what protections report about. It goes with the turn. */
const happened = new WeakMap<object, SecurityEventDetail[]>();

/** Notes what was reported about a place, for those who explain it to the user of that turn. */
export function noteHappened(place: object, detail: SecurityEventDetail): void {
    const before = happened.get(place);
    if (before) before.push(detail);
    else happened.set(place, [detail]);
}

/** What was reported in a turn so far, given its activity: kinds and reasons, no text. */
export function happenedIn(activity: object): readonly SecurityEventDetail[] {
    return happened.get(activity) ?? [];
}
