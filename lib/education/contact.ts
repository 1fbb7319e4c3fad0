import { isShared } from '../login/group-cards';
import { localeOf } from '../turn/locale';
import type { AccountLike, ActivityLike } from '../turn/types';
import type { Whom } from './user-book';

interface Members {
    membersAdded?: readonly (AccountLike | null)[] | null;
}

/** The user whom a turn is about: who sent it, or joined in it. */
export function userIn(activity: ActivityLike): Whom | undefined {
    const { channelId = '', from, type } = activity;
    const id = type === 'conversationUpdate' ? joinedIn(activity) : from?.role === 'bot' || from?.role === 'skill' ? undefined : from?.id;
    return typeof id === 'string' && id !== '' ? { what: 'user', channelId, id } : undefined;
}

/**
 * To whom the card is due, if it has not been shown yet: a user's first message or join, and in a conversation of several people the
 * first message of any of them. A join that does not say the user's language waits for the first message, which does.
 */
export function contactIn(activity: ActivityLike): Whom | undefined {
    const { type, channelId = '', conversation } = activity;
    const user = userIn(activity);
    if (type === 'message') return user && isShared(activity) ? { what: 'group', channelId, id: conversation?.id ?? '' } : user;
    return type === 'conversationUpdate' && !isShared(activity) && localeOf(activity) !== undefined ? user : undefined;
}

/** The one user who joined. Some channels have the conversation's own id for one whom they do not know yet. */
function joinedIn({ recipient, conversation, ...activity }: ActivityLike): string | undefined {
    const { membersAdded } = activity as Members;
    const ids = (Array.isArray(membersAdded) ? membersAdded : []).map((member) => (member as AccountLike | null)?.id);
    const users = ids.filter((id) => id !== undefined && id !== recipient?.id && id !== conversation?.id);
    return users.length === 1 ? users[0] : undefined;
}
