import { randomBytes } from 'node:crypto';
import { lettersOf } from '../operators/letters';

const SIZE = 12; // bytes: 96 bits that nobody guesses
const KIND = /^\w{1,64}$/;
const TOKEN = /^⟦(\w{1,64}):([bcdfghjklmnpqrst]{24})⟧$/;

/** What stands for a value: its kind, and an id that says nothing about it. */
export interface Token {
    kind: string;
    id: string;
}

/** A new token for a value of this kind; none for a kind whose name would break it. */
export function newToken(kind: string): Token | undefined {
    return KIND.test(kind) ? { kind, id: lettersOf(randomBytes(SIZE)) } : undefined;
}

/** In letters alone, so that no detector finds something in it. */
export function written({ kind, id }: Token): string {
    return `⟦${kind}:${id}⟧`;
}

export function parseToken(text: unknown): Token | undefined {
    const [, kind, id] = (typeof text === 'string' && TOKEN.exec(text)) || [];
    return kind === undefined || id === undefined ? undefined : { kind, id };
}

/** A text of a user without the brackets that tokens have: what they type is never one. */
export function withoutTokens(text: string): string {
    return /[⟦⟧]/.test(text) ? text.replaceAll('⟦', '[').replaceAll('⟧', ']') : text;
}
