import type { TranscriptProvider } from '../../../lib';

/** @param number which call it is, from 1 on */
type Touch = (number: number, name: string) => Promise<unknown> | undefined;

/** Comes between the transcripts and their provider, before and after each call, those to the key store among them. */
export interface Tap {
    before?: Touch | undefined;
    after?: Touch | undefined;
}

export function tapped(provider: TranscriptProvider, tap: Tap): TranscriptProvider {
    let calls = 0;
    const over = <T extends object>(target: T, replaced: Partial<T> = {}): T => new Proxy(target, {
        get(owner, name) {
            if (name in replaced) return replaced[name as keyof T];
            const method = owner[name as keyof T] as unknown;
            if (typeof method !== 'function') return method;
            return async (...args: unknown[]) => {
                const number = calls += 1;
                await tap.before?.(number, String(name));
                const result = await (method as (...args: unknown[]) => Promise<unknown>).apply(owner, args);
                await tap.after?.(number, String(name));
                return result;
            };
        },
    });
    return over(provider, { keyStore: over(provider.keyStore) });
}
