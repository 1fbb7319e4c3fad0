import type { ActivityLike, AttachmentLike } from '../turn/types';
import { isSignInCard } from '../turn/sign-in';

interface Buttons {
    buttons?: readonly { type?: string }[];
    authentication?: unknown;
    connectionName?: string;
}

type Card = AttachmentLike & { content?: Buttons | null };

/** A conversation of several people, by what anybody says of it: here it does no harm to believe a client. */
export function isShared({ conversation }: ActivityLike): boolean {
    return conversation?.isGroup === true || ['groupChat', 'channel'].includes(conversation?.conversationType ?? '');
}

/** Whether somebody signs in by this attachment: an OAuth or sign-in card, or another one with such a button. */
export function startsSignIn(card: Card | undefined): boolean {
    const { buttons, authentication } = card?.content ?? {};
    const hasButton = Array.isArray(buttons) && buttons.some((button: { type?: string } | null) => button?.type === 'signin');
    return isSignInCard(card) || hasButton || (typeof authentication === 'object' && authentication !== null);
}

/** The connections whose sign-in cards are among an activity's attachments. */
export function connectionsAsked(activity: ActivityLike): string[] {
    return cardsOf(activity).filter(isSignInCard).map(({ content }) => content?.connectionName ?? '');
}

/** The activity with a sentence in place of its sign-in cards, whose links would sign anybody in as the user; the same one without such cards. */
export function withoutSignIn(activity: ActivityLike, sentence: string): ActivityLike {
    const cards = cardsOf(activity);
    const others = cards.filter((card) => !startsSignIn(card));
    return others.length === cards.length ? activity : ({ ...activity, text: sentence, attachments: others } as ActivityLike);
}

function cardsOf(activity: ActivityLike): Card[] {
    const { attachments } = activity as { attachments?: Card[] | null };
    return Array.isArray(attachments) ? attachments : [];
}
