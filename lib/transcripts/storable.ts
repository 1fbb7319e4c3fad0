import { isSignInCard } from '../turn/sign-in';
import type { ActivityLike, AttachmentLike } from '../turn/types';

/** Nobody said anything with these, and traces are full of state and errors. */
const PASSING = new Set(['trace', 'typing', 'delay', 'invokeResponse']);
const SIGN_IN = /^(?:tokens\/response|signin\/.*)$/;
/** The code that ends a sign-in is the whole message. */
const CODE = /^\s*\d{6}\s*$/;
/** Where channels repeat the text of a message: Teams as HTML, Slack as it came in. */
const COPIES = { attachments: undefined, channelData: undefined, value: undefined };

/**
 * What of an activity may be kept; nothing when it is not worth keeping or is part of a sign-in. A code in a message, and
 * the link in a sign-in card, would let a reader sign in as the user.
 */
export function storable<A extends ActivityLike>(activity: A): A | undefined {
    if (PASSING.has(activity.type ?? '') || SIGN_IN.test(activity.name ?? '')) return undefined;
    const { attachments } = activity as { attachments?: AttachmentLike[] };
    const withoutLink = (card: AttachmentLike) => (isSignInCard(card) ? { contentType: card.contentType } : card);
    return {
        ...activity,
        ...(attachments?.some(isSignInCard) && { attachments: attachments.map(withoutLink) }),
        ...(CODE.test(activity.text ?? '') && { text: '[SIGN_IN_CODE]', ...COPIES }),
    };
}
