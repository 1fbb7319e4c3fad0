import type { ActivityLike } from '../turn/types';
import { isSpeaking } from '../turn/who';

/** Why a turn is not from the conversation's user. */
export type Impersonation = 'id-changed' | 'id-missing' | 'poses-as-bot';

/** What to do with a turn: let it pass, let it pass and remember its speaker, or refuse it. */
export type Verdict = { pass: true; bind?: string } | { pass: false; reason: Impersonation };

const PASS: Verdict = { pass: true };

/** The id of the turn's user, if it is one: whatever else stands in its place is nobody. */
export function speakerOf({ from }: ActivityLike): string | undefined {
    return typeof from?.id === 'string' && from.id !== '' ? from.id : undefined;
}

/**
 * Who may speak in a conversation between one user and the bot.
 *
 * Only messages, events and invokes bind: web pages that start a conversation with a secret send the first
 * conversationUpdate with the conversation's id in place of the user's. Until a user has spoken, that placeholder passes.
 *
 * @param speaker the id that the conversation is bound to, or nothing yet
 */
export function detect(activity: ActivityLike, speaker: string | undefined): Verdict {
    const { from, recipient, conversation } = activity;
    const id = speakerOf(activity);
    if (isSpeaking(activity)) {
        if (from?.role === 'bot' || (id !== undefined && id === recipient?.id)) return { pass: false, reason: 'poses-as-bot' };
        if (id === undefined) return { pass: false, reason: 'id-missing' };
    }
    if (id === undefined || id === speaker) return PASS;
    if (speaker !== undefined) return isOwnNotice(activity, id) ? PASS : { pass: false, reason: 'id-changed' };
    return isSpeaking(activity) && id !== conversation?.id ? { pass: true, bind: id } : PASS;
}

/** Channels report joins and endings in the conversation's or the bot's own name, also after the user has spoken. */
function isOwnNotice(activity: ActivityLike, id: string): boolean {
    return !isSpeaking(activity) && (id === activity.conversation?.id || id === activity.recipient?.id);
}

/** On these channels the client writes the activity, so its word that a conversation is a group counts for nothing. */
const CLIENT_WRITTEN = new Set(['directline', 'webchat', 'directlinespeech', 'emulator']);

/** A conversation of several people, where each may speak (Teams, Slack). */
export function isGroup({ channelId = '', conversation }: ActivityLike): boolean {
    if (CLIENT_WRITTEN.has(channelId)) return false;
    return conversation?.isGroup === true || ['groupChat', 'channel'].includes(conversation?.conversationType ?? '');
}
