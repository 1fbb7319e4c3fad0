import type { AttachmentLike } from './types';

const CARD = /^application\/vnd\.microsoft\.card\.(?:oauth|signin)$/;

/** A card whose button begins a sign-in: who has its link can sign in as the user. */
export function isSignInCard(attachment: AttachmentLike | undefined): boolean {
    return CARD.test(attachment?.contentType ?? '');
}
