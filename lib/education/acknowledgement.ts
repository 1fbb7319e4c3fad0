import type { ActivityLike } from '../turn/types';
import { isTopic, type SafeUseTopic } from './topics';

/** What the button sends: no message of the user's own. */
const ACKNOWLEDGED = 'safe-use';

interface Acknowledgement {
    botWarden: typeof ACKNOWLEDGED;
    topics: readonly SafeUseTopic[];
}

export function acknowledgementOf(topics: readonly SafeUseTopic[]): Acknowledgement {
    return { botWarden: ACKNOWLEDGED, topics };
}

/** What a message acknowledges when it comes from that button; nothing when it does not. A client can only acknowledge for its own user. */
export function acknowledgedIn({ type, value }: ActivityLike): readonly SafeUseTopic[] | undefined {
    const { botWarden, topics } = (value ?? {}) as Partial<Record<keyof Acknowledgement, unknown>>;
    if (type !== 'message' || botWarden !== ACKNOWLEDGED) return undefined;
    return Array.isArray(topics) ? [...new Set(topics.filter(isTopic))] : [];
}
