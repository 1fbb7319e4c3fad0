import type { KeyRing } from '../../storage/key-ring';
import { fold } from '../text/fold';
import { lettersOf } from './letters';

const SIZE = 8; // bytes: two values of a million are alike once in thirty million

/** What is the same for one value, and tells nothing of it to who has no key: HMAC-SHA-256, in letters. */
export function hash(keys: KeyRing, kind: string, value: string): string {
    return `[${kind}:${lettersOf(keys.mac('redaction hash', kind, plainForm(value)).subarray(0, SIZE))}]`;
}

/** The same for all ways of writing a number; what blanks and dots stand for in a mail address or a link stays. */
export function plainForm(value: string): string {
    const { text } = fold(value);
    return /[@/]/.test(text) ? text.trim().toLowerCase() : text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
