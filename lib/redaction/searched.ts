import type { ActivityLike, AttachmentLike } from '../turn/types';
import type { Path } from '../turn/rewrite';
import { isSignInCard } from '../turn/sign-in';

/** Where an activity is going. */
export type Direction = 'to-bot' | 'to-user';

/** What routes an activity; the bot would lose the conversation without. Everything else is what a client says it is. */
const ROUTING = new Set([
    'id', 'type', 'timestamp', 'localTimestamp', 'rawTimestamp', 'rawLocalTimestamp', 'expiration', 'serviceUrl', 'channelId', '_channelId',
    'callerId', 'replyToId', 'deliveryMode',
]);
const OF_REFERENCE = new Set(['activityId', 'channelId', 'serviceUrl']);
const OF_ACCOUNT = new Set(['id', 'aadObjectId', 'tenantId']);
const ACCOUNTS = new Set(['from', 'recipient', 'conversation']);
const ACCOUNTS_OF_REFERENCE = new Set(['user', 'bot', 'conversation']);
const ACCOUNT_LISTS = new Set(['membersAdded', 'membersRemoved']);

/** What a field of those is called. */
const ROUTING_NAMES = new Set([...ROUTING, ...OF_REFERENCE, ...OF_ACCOUNT]);

/** Their values are a code, a state or a token of a sign-in: replaced, nobody could sign in. */
const SIGN_IN = new Set(['event tokens/response', 'invoke signin/verifyState', 'invoke signin/tokenExchange', 'invoke signin/failure']);
const SIGN_IN_FIELDS = new Set(['connectionName', 'buttons', 'tokenExchangeResource', 'tokenPostResource']);
/** Teams sends a token along with what a user does in a card or an extension, and gets the address of a sign-in in the answer. */
const TEAMS_TOKEN = /^value\.authentication\.(?:id|token|connectionName)$/;
const TEAMS_LINK = /^value\.body\.(composeExtension|tab|config)\.suggestedActions\.actions\.[0-9]+\.value$/;
const LOGIN_REQUEST = 'application/vnd.microsoft.activity.loginRequest';

/** Whether a field of this name may be one that routes; most are not, and need no path to be told so. */
export function mayRoute(name: string): boolean {
    return ROUTING_NAMES.has(name);
}

/** Whether a string of an activity is content, which may hold sensitive values, and not routing or part of a sign-in. */
export function isSearched(activity: ActivityLike, path: Path, direction: Direction): boolean {
    const [top = '', second = '', third = '', fourth = ''] = path;
    if (isRouting(path)) return false;
    if (top === 'value' && path.length > 1) return !(isSignInValue(activity, path) || (direction === 'to-user' && isSignInAnswer(activity, path)));
    if (direction === 'to-bot') return true; // only a bot sends sign-in cards
    if (top !== 'attachments' || third !== 'content') return true;
    return !((SIGN_IN_FIELDS.has(fourth) && isInSignInCard(activity, second)) || isSignInLink(activity, path));
}

function isSignInValue({ type, name }: ActivityLike, path: Path): boolean {
    return SIGN_IN.has(`${type} ${name}`) || (type === 'invoke' && TEAMS_TOKEN.test(nameOf(path)));
}

/** In the answer to an invoke, which tells Teams where the user signs in. */
function isSignInAnswer({ type, value }: ActivityLike, path: Path): boolean {
    if (type !== 'invokeResponse') return false;
    const { body } = value as { body?: Readonly<Record<string, { type?: unknown } | undefined>> & { type?: unknown } };
    const [, second, third, field = ''] = path;
    if (second === 'body' && third === 'value' && SIGN_IN_FIELDS.has(field)) return body?.type === LOGIN_REQUEST;
    const [, part = ''] = TEAMS_LINK.exec(nameOf(path)) ?? [];
    const asked = body?.[part]?.type;
    return asked === 'auth' || asked === 'silentAuth';
}

/** Whether a string routes an activity. */
export function isRouting(path: Path): boolean {
    const [top = '', second = '', third = ''] = path;
    switch (path.length) {
        case 1:
            return ROUTING.has(top);
        case 2:
            return (ACCOUNTS.has(top) && OF_ACCOUNT.has(second)) || (top === 'relatesTo' && OF_REFERENCE.has(second));
        case 3:
            if (!OF_ACCOUNT.has(third)) return false;
            return top === 'relatesTo' ? ACCOUNTS_OF_REFERENCE.has(second) : ACCOUNT_LISTS.has(top) && /^[0-9]+$/.test(second);
        default:
            return false;
    }
}

function isInSignInCard(activity: ActivityLike, index: string): boolean {
    const { attachments } = activity as { attachments?: AttachmentLike[] };
    return isSignInCard(attachments?.[Number(index)] ?? {});
}

/** Other cards can have a button for it too. */
function isSignInLink(activity: ActivityLike, path: Path): boolean {
    const [, index, , field, button, last] = path;
    if (field !== 'buttons' || last !== 'value' || path.length !== 6) return false;
    const { attachments } = activity as { attachments?: { content?: { buttons?: { type?: unknown }[] } }[] };
    return attachments?.[Number(index)]?.content?.buttons?.[Number(button)]?.type === 'signin';
}

/** With dots between the steps; of no field, when a key has a dot in it. */
function nameOf(path: Path): string {
    return path.some((step) => step.includes('.')) ? '' : path.join('.');
}
