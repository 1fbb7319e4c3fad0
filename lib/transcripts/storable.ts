import { isSignInCard } from '../turn/sign-in';
import type { ActivityLike, AttachmentLike } from '../turn/types';

/** Nobody said anything with these, and traces are full of state and errors. */
const PASSING = new Set(['trace', 'typing', 'delay', 'invokeResponse']);
const SIGN_IN = /^(?:tokens\/response|signin\/.*)$/;
/** The code that ends a sign-in is the whole message, or the only number in a short one that calls it so. */
const CODE = /^\s*\d{6}[\s.!]*$/;
const ONLY_NUMBER = /^\D{0,60}\d{6}\D{0,30}$/;
const CALLED_CODE = /(?<!\p{L})(?:codes?|c[oó]digo|codice|kode?|otp|tan|log[- ]?in|sign[- ]?in|verif\p{L}*|magic)(?!\p{L})|コード|验证码|驗證碼|인증/iu;
/** Where channels repeat the text of a message: Teams as HTML, Slack as it came in. */
const COPIES = { attachments: undefined, channelData: undefined, value: undefined };

interface Card extends AttachmentLike {
    content?: { buttons?: { type?: string }[] };
}

/**
 * What of an activity may be kept; nothing when it is not worth keeping or is part of a sign-in. A code or a token that a
 * client hands over, and the link in a sign-in card, would let a reader act as the user.
 */
export function storable<A extends ActivityLike>(activity: A): A | undefined {
    if (PASSING.has(activity.type ?? '') || SIGN_IN.test(activity.name ?? '')) return undefined;
    const { attachments } = activity as { attachments?: unknown };
    return {
        ...activity,
        ...(Array.isArray(attachments) && { attachments: (attachments as Card[]).map(withoutLink) }),
        ...(activity.type === 'invoke' && { value: withoutToken(activity.value) }),
        ...(isCode(activity.text) && { text: '[SIGN_IN_CODE]', ...COPIES }),
    };
}

function isCode(text: unknown): boolean {
    return typeof text === 'string' && (CODE.test(text) || (ONLY_NUMBER.test(text) && CALLED_CODE.test(text)));
}

function withoutLink(card: Card): Card {
    if (isSignInCard(card)) return { contentType: card.contentType ?? '' };
    const { buttons } = card?.content ?? {};
    if (!Array.isArray(buttons)) return card;
    return { ...card, content: { ...card.content, buttons: buttons.filter((button) => button?.type !== 'signin') } };
}

/** Teams hands a token or a code over in `adaptiveCard/action` and `composeExtension/*` too. */
function withoutToken(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const { authentication: _, state: __, ...rest } = value as Record<string, unknown>;
    return rest;
}
