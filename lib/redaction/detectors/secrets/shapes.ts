import type { Scan } from '../../scan/scan';
import { entropy } from './characters';
import { codeAt } from '../../scan/letters';

interface Shape {
    whole: RegExp;
    entropy: number;
    confidence: number;
}

/**
 * Tokens without a prefix, by how long their first piece of letters, digits, `_` and `-` is and what follows it.
 * @see https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml (MIT) and https://github.com/Yelp/detect-secrets (Apache-2.0)
 */
const SHAPES = new Map<number, Shape>([
    // Discord: the id of the bot in base 64, when, and a code
    ...lengths(24, 26, '.', /[MNO][\w-]{23,25}\.[\w-]{6}\.[\w-]{27,38}(?![\w-])/y, 3.5, 0.9),
    // Terraform
    ...lengths(14, 14, '.', /[a-zA-Z0-9]{14}\.atlasv1\.[\w=-]{60,70}(?![\w-])/y, 3.5, 0.9),
    // Direct Line, the Bot Framework's: secrets of both forms
    ...lengths(11, 11, '.', /[\w-]{11}\.(?:[\w-]{1,4}\.){0,2}[\w-]{43}(?:[\w-]{41})?(?!\.?[\w-])/y, 4.2, 0.8),
    // Telegram
    ...lengths(8, 10, ':', /[0-9]{8,10}:[\w-]{35}(?![\w-])/y, 3.5, 0.9),
    // Facebook: the id of the application and its secret
    ...lengths(15, 16, '|', /[0-9]{15,16}\|[\w-]{27,40}(?![\w-])/y, 3, 0.9),
    ...lengths(15, 16, '%', /[0-9]{15,16}%[\w-]{27,40}(?![\w-])/y, 3, 0.9),
    // Mailchimp
    ...lengths(36, 37, '', /[0-9a-z]{32}-us[0-9]{1,2}(?![\w-])/y, 3, 0.9),
    // MaxMind
    ...lengths(40, 40, '', /[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk(?![\w-])/y, 3.5, 0.9),
    // Bitbucket's and Mailgun's signing keys
    ...lengths(50, 50, '', /[a-h0-9]{32}-[a-h0-9]{8}-[a-h0-9]{8}(?![\w-])/y, 3, 0.8),
]);

function lengths(from: number, to: number, next: string, whole: RegExp, least: number, confidence: number): [number, Shape][] {
    return Array.from({ length: to - from + 1 }, (_, index) => [key(from + index, next.charCodeAt(0) || 0), { whole, entropy: least, confidence }]);
}

function key(length: number, next: number): number {
    return (length << 7) | next;
}

const LONGEST_PIECE = 50;

/** Claims the token whose first piece is `start` to `pieceEnd`, if it is one; returns where it ends, else `start`. */
export function claimShape(scan: Scan, start: number, pieceEnd: number): number {
    const length = pieceEnd - start;
    if (length > LONGEST_PIECE) return start;
    const shape = SHAPES.get(key(length, codeAt(scan.text, pieceEnd) & 127)) ?? SHAPES.get(key(length, 0));
    if (!shape) return start;
    shape.whole.lastIndex = start;
    if (!shape.whole.test(scan.text)) return start;
    const end = shape.whole.lastIndex;
    if (entropy(scan.text.slice(start, end)) < shape.entropy) return start;
    scan.claim('SECRET', start, end, shape.confidence);
    return end;
}

/** What Microsoft's identity platform gives out has `Q~` in it; `at` is where the tilde stands. */
export function claimClientSecret(scan: Scan, at: number): void {
    const start = at - 5;
    if (scan.text[at - 1] !== 'Q' || start < 0) return;
    CLIENT_SECRET.lastIndex = start;
    if (CLIENT_SECRET.test(scan.text)) scan.claim('SECRET', start, CLIENT_SECRET.lastIndex, 0.9);
}

/** @see https://learn.microsoft.com/purview/sit-defn-azure-ad-client-secret */
const CLIENT_SECRET = /[\w~.]{3}[0-9]Q~[\w~.-]{30,33}[\w~-](?![\w~-])/y;
