import { randomInt } from 'node:crypto';
import { type Open, keep, keyOf } from './open';
import type { Sought } from './search';

/** Made of letters only: what looks like a secret, a redactor takes out. */
const word = () => Array.from({ length: 14 }, () => 'bcdfghjklmnprstvwz'[randomInt(18)]).join('');

/** A conversation whose text, id and user are to be found nowhere else. */
export interface Marked {
    conversation: string;
    /** What may never be on a disk. */
    clear: Sought;
    /** The wrapped key, which has to be gone once it is erased. */
    wrapped: Sought;
    texts: readonly string[];
    user: string;
}

/** Keeps a marked conversation. */
export async function marked(open: Open): Promise<Marked> {
    const [text, conversation, user] = [`My secret is ${word()}`, `talk ${word()}`, `user ${word()}`];
    const texts = [text, `${text} indeed`, `${text}, and ${'so on '.repeat(900)}`];
    await keep(open.store, conversation, texts, user);
    const { raw, wrapped } = await keyOf(open, conversation);
    return { conversation, user, texts, clear: { text, conversation, user, key: raw }, wrapped: { wrapped } };
}
