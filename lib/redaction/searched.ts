import type { ActivityLike, AttachmentLike } from '../turn/types';
import type { Path } from '../turn/rewrite';
import { isSignInCard } from '../turn/sign-in';

/** Where an activity is going. */
export type Direction = 'to-bot' | 'to-user';

/** What routes an activity; the bot would lose the conversation without. Everything else is what a client says it is. */
const ROUTING = new Set([
    'id', 'type', 'timestamp', 'localTimestamp', 'rawTimestamp', 'rawLocalTimestamp', 'expiration', 'serviceUrl', 'channelId', '_channelId',
    'callerId', 'replyToId', 'deliveryMode', 'relatesTo.activityId', 'relatesTo.channelId', 'relatesTo.serviceUrl',
]);
const ACCOUNT =
    /^(?:from|recipient|conversation|members(?:Added|Removed)\.[0-9]+|relatesTo\.(?:user|bot|conversation))\.(?:id|aadObjectId|tenantId)$/;

/** Their values are a code, a state or a token of a sign-in: replaced, nobody could sign in. */
const SIGN_IN = new Set(['event tokens/response', 'invoke signin/verifyState', 'invoke signin/tokenExchange', 'invoke signin/failure']);
const SIGN_IN_FIELDS = new Set(['connectionName', 'buttons', 'tokenExchangeResource', 'tokenPostResource']);

/** Whether a string of an activity is content, which may hold sensitive values, and not routing or part of a sign-in. */
export function isSearched(activity: ActivityLike, path: Path, direction: Direction): boolean {
    const [top = '', second = '', third = '', fourth = ''] = path;
    if (isRouting(path)) return false;
    if (top === 'value' && path.length > 1) return !SIGN_IN.has(`${activity.type} ${activity.name}`);
    if (direction === 'to-bot') return true; // only a bot sends sign-in cards
    return !(top === 'attachments' && third === 'content' && SIGN_IN_FIELDS.has(fourth) && isInSignInCard(activity, second));
}

function isRouting(path: Path): boolean {
    const name = path.join('.');
    if (path.length !== name.split('.').length) return false; // a key with a dot in it
    return ROUTING.has(name) || ACCOUNT.test(name);
}

function isInSignInCard(activity: ActivityLike, index: string): boolean {
    const { attachments } = activity as { attachments?: AttachmentLike[] };
    return isSignInCard(attachments?.[Number(index)] ?? {});
}
