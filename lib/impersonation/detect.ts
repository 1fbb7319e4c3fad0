import type { ActivityLike } from '../turn/types';
import { isSpeaking } from '../turn/who';
import { isClientWritten } from './channel-fields';

/** What to do with a turn: let it pass, let it pass and remember its speaker, or refuse it. */
export type Verdict = { pass: true; bind?: string } | { pass: false; reason: 'id-changed' | 'id-missing' | 'poses-as-bot' };

const PASS: Verdict = { pass: true };

/** The id of the turn's user, if it is one: whatever else stands in its place is nobody. */
export function speakerOf({ from }: ActivityLike): string | undefined {
    return typeof from?.id === 'string' && from.id !== '' ? from.id : undefined;
}

/** The channel's own news of a conversation, which come in the conversation's or the bot's name, or in nobody's. */
const NEWS = new Set(['conversationUpdate', 'installationUpdate']);

/**
 * Who may speak in a conversation between one user and the bot.
 *
 * Only messages, events and invokes bind: web pages that start a conversation with a secret send the first
 * conversationUpdate with the conversation's id in place of the user's. An event under that placeholder binds nobody either;
 * a message does, as on SMS the conversation is named by the user's number.
 *
 * @param speaker the id that the conversation is bound to, or nothing yet
 */
export function detect(activity: ActivityLike, speaker: string | undefined): Verdict {
    const { type, from, recipient, conversation } = activity;
    const id = speakerOf(activity);
    if (isNews(activity)) return PASS;
    if (speaker !== undefined && id !== speaker) return { pass: false, reason: 'id-changed' };
    if (id === undefined) return { pass: false, reason: 'id-missing' };
    if (from?.role === 'bot' || id === recipient?.id) return { pass: false, reason: 'poses-as-bot' };
    if (speaker !== undefined) return PASS;
    const isPlaceholder = type === 'event' && id === conversation?.id;
    return isSpeaking(activity) && !isPlaceholder ? { pass: true, bind: id } : PASS;
}

/** Whether such an activity usually comes from the channel itself. */
export function isNewsType({ type = '' }: ActivityLike): boolean {
    return NEWS.has(type);
}

/** Whether the channel itself tells something of the conversation, in nobody's name that could be somebody's. */
export function isNews(activity: ActivityLike): boolean {
    const { from, recipient, conversation } = activity;
    if (!isNewsType(activity)) return false;
    const id: unknown = from?.id ?? undefined;
    return id === undefined || (typeof id === 'string' && (id === conversation?.id || id === recipient?.id));
}

/** A conversation of several people, where each may speak (Teams, Slack). */
export function isGroup(activity: ActivityLike): boolean {
    const { conversation } = activity;
    if (isClientWritten(activity)) return false;
    return conversation?.isGroup === true || ['groupChat', 'channel'].includes(conversation?.conversationType ?? '');
}
