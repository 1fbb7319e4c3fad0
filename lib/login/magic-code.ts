import { OptionError } from '../support/errors';
import type { ActivityLike } from '../turn/types';

/** Whether users may finish a sign-in by typing a code. */
export type MagicCodePolicy = 'off' | 'hardened';

export function magicCodePolicy(given: MagicCodePolicy): MagicCodePolicy {
    if (given !== 'off' && given !== 'hardened') throw new OptionError('magicCode', "'off' or 'hardened'");
    return given;
}

const CODE = /^\d{6}$/;

/**
 * Whether `code` is what this activity is about: a message that is nothing but six digits, or the answer of a sign-in window. OAuthPrompt
 * takes the first six digits of anything, so those of card and phone numbers too.
 */
export function isWholeCode({ type, name, text, channelId, value }: ActivityLike, code: string, policy: MagicCodePolicy): boolean {
    if (!CODE.test(code)) return false;
    if (type === 'invoke' && name === 'signin/verifyState') {
        return (policy !== 'off' || channelId === 'msteams') && (value as { state?: unknown } | undefined)?.state === code;
    }
    return policy !== 'off' && type === 'message' && typeof text === 'string' && text.trim() === code;
}
