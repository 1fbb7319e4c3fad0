/** Why a turn was refused before the bot, its state or a token was touched. */
export type ChannelRefusal =
    /** The adapter says nothing of who called: a test adapter, or one of others' that does not authenticate. */
    | 'no-identity'
    /** The adapter takes everybody, as no app id is set. */
    | 'anonymous'
    /** From the emulator, or under a token that was issued to the bot itself, as the emulator's are. */
    | 'emulator'
    /** Another bot that is not listed in `skillCallers`. */
    | 'skill-caller'
    /** Replies would go to a host that is not Bot Framework's, or in clear text. */
    | 'service-url'
    /** The token was issued for another service URL than the activity names. */
    | 'service-url-claim'
    /** A channel that is not allowed. */
    | 'channel'
    /** A channel that this host does not serve. */
    | 'channel-host'
    /** A tenant that is not listed in `tenants`, or none, or two. */
    | 'tenant'
    | 'too-large'
    | 'too-deep'
    | 'too-many-attachments'
    /** An object with a key named `__proto__`: it would become the prototype of somebody's copy. */
    | 'prototype-key'
    | 'rate-user'
    | 'rate-conversation'
    | 'rate-overall'
    /** An attachment at an address inside the bot's own network, or that is neither https nor data. */
    | 'attachment-url';

/** Refusals that are not answered: the answer would carry the bot's own token to whatever address the caller named. */
const UNANSWERED: ReadonlySet<ChannelRefusal> = new Set<ChannelRefusal>([
    'no-identity', 'anonymous', 'emulator', 'skill-caller', 'service-url', 'service-url-claim', 'channel-host',
]);

/** Whether it is known by now that the turn's service URL is the channel's. */
export function isAnswerable(reason: ChannelRefusal): boolean {
    return !UNANSWERED.has(reason);
}
