import type { SecurityEventDetail } from '../events/security-events';
import { KIND_NAMES, kindNameOf, type KindName } from './kind-names';

/** What a user is advised about, once it has happened: `redacted/card` after a card number was removed from a message. */
export type AdviceTopic = `redacted/${KindName}` | 'sign-in-refused' | 'codes-locked' | 'card-withheld' | 'idle';

/** What a user can have acknowledged. */
export type SafeUseTopic = AdviceTopic | 'safe-use';

const TOPICS: ReadonlySet<string> = new Set<SafeUseTopic>([
    ...KIND_NAMES.map((name) => `redacted/${name}` as const), 'sign-in-refused', 'codes-locked', 'card-withheld', 'idle', 'safe-use',
]);

export function isTopic(value: unknown): value is SafeUseTopic {
    return typeof value === 'string' && TOPICS.has(value);
}

/** What of a turn's events its user is to be advised about, each once, in the order in which it happened. */
export function topicsOf(events: readonly SecurityEventDetail[]): readonly AdviceTopic[] {
    return [...new Set(events.flatMap(topicsIn))];
}

function topicsIn(event: SecurityEventDetail): readonly AdviceTopic[] {
    switch (event.type) {
        case 'redacted':
            return event.direction === 'to-bot' ? event.kinds.map((kind) => `redacted/${kindNameOf(kind)}` as const) : [];
        case 'sign-in-forged':
            return ['sign-in-refused'];
        case 'login-ended':
            return event.reason === 'identity-mismatch' ? ['sign-in-refused'] : [];
        case 'sign-in-locked':
            return ['codes-locked'];
        case 'sign-in-card-withheld':
            return ['card-withheld'];
        default:
            return [];
    }
}
