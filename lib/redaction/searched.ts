import type { ActivityLike, AttachmentLike } from '../turn/types';
import type { Path } from '../turn/rewrite';
import { isSignInCard } from '../turn/sign-in';

/** What routes an activity or says how to read it; the bot would lose the conversation without. */
const ROUTING = new Set([
    'id', 'type', 'timestamp', 'localTimestamp', 'localTimezone', 'rawTimestamp', 'rawLocalTimestamp', 'serviceUrl', 'channelId', '_channelId',
    'callerId', 'replyToId', 'locale', 'deliveryMode', 'textFormat', 'inputHint', 'importance', 'attachmentLayout', 'expiration',
]);
const ACCOUNTS = new Set(['from', 'recipient', 'conversation', 'relatesTo', 'membersAdded', 'membersRemoved']);
const ACCOUNT_ROUTING = new Set(['id', 'aadObjectId', 'role', 'tenantId', 'conversationType', 'serviceUrl', 'channelId', 'activityId', 'locale']);

/** Their values are a code, a state or a token of a sign-in: replaced, nobody could sign in. */
const SIGN_IN = new Set(['event tokens/response', 'invoke signin/verifyState', 'invoke signin/tokenExchange', 'invoke signin/failure']);
const SIGN_IN_FIELDS = new Set(['connectionName', 'buttons', 'tokenExchangeResource', 'tokenPostResource']);

/** Whether a string of an activity is content, which may hold sensitive values, and not routing or part of a sign-in. */
export function isSearched(activity: ActivityLike, path: Path): boolean {
    const [top = '', second = '', third = '', fourth = ''] = path;
    if (path.length === 1) return !ROUTING.has(top);
    if (ACCOUNTS.has(top)) return !ACCOUNT_ROUTING.has(path.at(-1) ?? '');
    if (top === 'value') return !SIGN_IN.has(`${activity.type} ${activity.name}`);
    return !(top === 'attachments' && third === 'content' && SIGN_IN_FIELDS.has(fourth) && isInSignInCard(activity, second));
}

function isInSignInCard(activity: ActivityLike, index: string): boolean {
    const { attachments } = activity as { attachments?: AttachmentLike[] };
    return isSignInCard(attachments?.[Number(index)] ?? {});
}
