import type { ActivityLike, TurnContextLike } from './types';

interface Identity {
    isAuthenticated?: boolean;
    claims?: readonly { type: string }[];
}

const PROACTIVE = new Set(['ContinueConversation', 'CreateConversation']);

/**
 * Whether the bot itself started this turn. The event's name alone proves nothing, as a client can post one of that name:
 * the identity must be the one that the adapter makes up for such turns, which no token stands behind. On a stream
 * (service URL `urn:...`) every turn has such an identity, so none counts.
 */
export function isProactive({ activity, adapter, turnState }: TurnContextLike): boolean {
    if (activity.type !== 'event' || !PROACTIVE.has(activity.name ?? '') || String(activity.serviceUrl).startsWith('urn:')) return false;
    const identity = turnState.get((adapter as { BotIdentityKey?: symbol }).BotIdentityKey) as Identity | undefined;
    return identity?.isAuthenticated === false && !identity.claims?.some(({ type }) => type === 'iss');
}

/** Whether a person did something: wrote, pressed a button of a card. Typing, presence and clients' events are none of that. */
export function isFromPerson({ type }: ActivityLike): boolean {
    return type === 'message' || type === 'invoke';
}

/** A turn in which somebody says something, so that it matters who. */
export function isSpeaking({ type }: ActivityLike): boolean {
    return type === 'message' || type === 'event' || type === 'invoke';
}
