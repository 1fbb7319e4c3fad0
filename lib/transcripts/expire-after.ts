import { milliseconds } from '../support/options';
import type { TurnContextLike } from '../turn/types';

const EXPIRES = Symbol.for('bot-warden.expires.1');

interface Deadlines {
    turn?: number;
    conversation?: number;
}

/**
 * Has what this turn leaves in the transcript, or the whole conversation, erased after so long: for a one-time code, a diagnosis.
 * The shortest length that was asked for in the turn counts. Records go when their time is up; their key goes with the hour in which it is.
 *
 * @param length milliseconds, counted from the end of the turn
 * @param what `turn`: the user's message and the bot's replies; `conversation`: everything, whatever is said meanwhile
 * @throws {OptionError}
 */
export function expireAfter({ turnState }: Pick<TurnContextLike, 'turnState'>, length: number, what: 'turn' | 'conversation' = 'turn'): void {
    const before = deadlinesOf({ turnState });
    turnState.set(EXPIRES, { ...before, [what]: Math.min(milliseconds('length', length), before[what] ?? Infinity) });
}

/** What was asked for in a turn, in milliseconds. */
export function deadlinesOf({ turnState }: Pick<TurnContextLike, 'turnState'>): Deadlines {
    return (turnState.get(EXPIRES) as Deadlines | undefined) ?? {};
}
