import { OptionError } from '../support/errors';
import { milliseconds, text } from '../support/options';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** When a user signed in and was last heard from, in epoch milliseconds. */
export interface Login {
    since: number;
    lastSeen: number;
}

/** Lengths in milliseconds. */
export interface Limits {
    idle: number;
    absolute: number;
}

export type PassedLimit = 'idle' | 'absolute';

/** `standard` 15 minutes and 8 hours, `high` 5 minutes and 4 hours, `relaxed` 30 minutes and 12 hours. */
export type LoginProfile = 'standard' | 'high' | 'relaxed';

const PROFILES: Record<LoginProfile, Limits> = {
    standard: { idle: 15 * MINUTE, absolute: 8 * HOUR },
    high: { idle: 5 * MINUTE, absolute: 4 * HOUR },
    relaxed: { idle: 30 * MINUTE, absolute: 12 * HOUR },
};

/** NIST SP 800-63B-4 at AAL2; longer takes a reason. */
const CEILING: Limits = { idle: HOUR, absolute: 24 * HOUR };

export interface LimitOptions {
    profile?: LoginProfile | undefined;
    idle?: number | undefined;
    absolute?: number | undefined;
    acceptRisk?: string | undefined;
}

/** The limits that were chosen. @throws {OptionError} also for one above its ceiling without a reason */
export function limitsOf({ profile = 'standard', acceptRisk, ...given }: LimitOptions): Limits {
    if (!Object.hasOwn(PROFILES, profile)) throw new OptionError('profile', `one of ${Object.keys(PROFILES).join(', ')}`, profile);
    const isAccepted = acceptRisk !== undefined && text('acceptRisk', acceptRisk) !== '';
    const limitOf = (name: keyof Limits) => {
        const limit = milliseconds(name, given[name] ?? PROFILES[profile][name]);
        if (limit <= CEILING[name] || isAccepted) return limit;
        throw new OptionError(name, `at most ${CEILING[name]} milliseconds, unless \`acceptRisk\` says why`, limit);
    };
    return { idle: limitOf('idle'), absolute: limitOf('absolute') };
}

/** The limit that a login has reached, if any; reached means to the millisecond. */
export function passedLimit({ since, lastSeen }: Login, { idle, absolute }: Limits, now: number): PassedLimit | undefined {
    if (now - since >= absolute) return 'absolute';
    return now - lastSeen >= idle ? 'idle' : undefined;
}

/** The instant at which a login ends if nobody does anything. */
export function endOf({ since, lastSeen }: Login, { idle, absolute }: Limits): number {
    return Math.min(since + absolute, lastSeen + idle);
}
