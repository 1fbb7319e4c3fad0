import { AsyncLocalStorage } from 'node:async_hooks';
import { plainForm } from '../operators/hash';
import { newToken, written, type Token } from './token';

/** A value on its way into the vault. */
export interface Deposit extends Token {
    value: string;
}

/** Of one turn; what is more, or longer, is replaced by its label. */
const MOST = 50;
const LONGEST = 1_000;

/** The values of one turn, and the tokens that stand for them. */
export class Deposits {
    private readonly byValue = new Map<string, Deposit>();

    get all(): Deposit[] {
        return [...this.byValue.values()];
    }

    /** The same token for the same value, however it is written. */
    tokenFor(kind: string, value: string): string | undefined {
        const key = `${kind} ${plainForm(value)}`;
        const deposit = this.byValue.get(key) ?? this.added(key, kind, value);
        return deposit && written(deposit);
    }

    private added(key: string, kind: string, value: string): Deposit | undefined {
        const token = this.byValue.size < MOST && value.length <= LONGEST ? newToken(kind) : undefined;
        const deposit = token && { ...token, value };
        if (deposit) this.byValue.set(key, deposit);
        return deposit;
    }
}

const collecting = new AsyncLocalStorage<Deposits>();

/** Does `work`, in which values to be kept go to `deposits`. Only for turns with a vault: once used, it makes every promise dearer on Node 20. */
export function depositing<T>(deposits: Deposits, work: () => T): T {
    return collecting.run(deposits, work);
}

/** The token of a value, where values are collected just now: on the way in to the bot, and nowhere else. */
export function tokenFor(kind: string, value: string): string | undefined {
    return collecting.getStore()?.tokenFor(kind, value);
}
