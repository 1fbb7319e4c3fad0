import { hash } from 'node:crypto';
import { OptionError } from '../support/errors';
import { milliseconds } from '../support/options';
import { tuple } from '../support/tuple';
import { within } from '../support/within';
import type { ActivityLike } from '../turn/types';
import type { ChannelRefusal } from './refusal';
import { TokenBuckets, type Rate } from './token-buckets';

/**
 * A limiter of your own, for bots of several instances: `new RateLimiterRedis({ ... })` of rate-limiter-flexible is one. `consume`
 * rejects with whatever is not an `Error` when there is no more; an `Error` says that it could not tell, and the turn is refused too.
 */
export interface RateLimiterLike {
    consume(key: string): Promise<unknown>;
}

type Limit = false | Rate | RateLimiterLike | undefined;

/** How many turns are taken; each by buckets in this process's memory, by a limiter of your own, or `false`. */
export interface Rates {
    /** @default 20 in 10 seconds */
    user?: Limit;
    /** @default 120 in 60 seconds, which is what one user alone can keep up */
    conversation?: Limit;
    /** All users of this process together. @default 2000 in 10 seconds */
    overall?: Limit;
}

const DEFAULTS = { user: { turns: 20, per: 10_000 }, conversation: { turns: 120, per: 60_000 }, overall: { turns: 2_000, per: 10_000 } } as const;

type Scope = keyof typeof DEFAULTS;
type Take = (key: string) => boolean | Promise<boolean>;
type Answer = ChannelRefusal | undefined;

/** Counts turns. A turn that one limit refuses is not counted by those after it, so that a flood of one user uses up nobody else's. */
export class RateLimits {
    private readonly takes: readonly (readonly [Scope, Take])[];

    constructor(given: false | Rates = {}) {
        if (given !== false && (typeof given !== 'object' || given === null || Array.isArray(given))) throw new OptionError('rates', '`false` or an object of rates', given);
        const rates: Rates = given === false ? { user: false, conversation: false, overall: false } : given;
        const stranger = Object.keys(rates).find((name) => !Object.hasOwn(DEFAULTS, name));
        if (stranger !== undefined) throw new OptionError(`rates.${stranger}`, `one of ${Object.keys(DEFAULTS).join(', ')}`);
        this.takes = (Object.keys(DEFAULTS) as Scope[]).flatMap((scope) => {
            const take = takeOf(`rates.${scope}`, rates[scope] ?? DEFAULTS[scope]);
            return take ? [[scope, take] as const] : [];
        });
    }

    /** Whether anything is limited. */
    get areOn(): boolean {
        return this.takes.length > 0;
    }

    /**
     * Later only where a limiter of the developer's is asked.
     * @throws what such a limiter throws when it could not tell
     */
    check(activity: ActivityLike, [first, ...others] = this.takes): Answer | Promise<Answer> {
        if (!first) return undefined;
        const [scope, take] = first;
        const key = keyOf(scope, activity);
        const answerTo = (isTaken: boolean) => (isTaken ? this.check(activity, others) : (`rate-${scope}` as const));
        const taken = key === undefined || take(key);
        return typeof taken === 'boolean' ? answerTo(taken) : taken.then(answerTo);
    }
}

function takeOf(name: string, limit: Exclude<Limit, undefined>): Take | undefined {
    if (limit === false) return undefined;
    if (typeof limit !== 'object' || limit === null) throw new OptionError(name, '`false`, a rate, or a limiter with `consume`', limit);
    if ('consume' in limit) return (key) => consumed(limit, key);
    if (!Number.isSafeInteger(limit.turns) || limit.turns < 1) throw new OptionError(`${name}.turns`, 'a positive whole number', limit.turns);
    const buckets = new TokenBuckets({ turns: limit.turns, per: milliseconds(`${name}.per`, limit.per) });
    return (key) => buckets.take(key);
}

/** Milliseconds that a limiter of the developer's may take. */
const PATIENCE = 2_000;

async function consumed(limiter: RateLimiterLike, key: string): Promise<boolean> {
    try {
        await within(PATIENCE, limiter.consume(key));
        return true;
    } catch (error) {
        if (error instanceof Error) throw error;
        return false;
    }
}

/** A hash: ids may be long, and are numbers and addresses of people on some channels. Nobody's turns count for no user. */
function keyOf(scope: Scope, { channelId, from, conversation }: ActivityLike): string | undefined {
    if (scope === 'overall') return scope;
    const id: unknown = scope === 'user' ? from?.id : conversation?.id;
    if (typeof id !== 'string' || id === '') return undefined;
    return hash('sha256', tuple(scope, String(channelId), id), 'base64url');
}
