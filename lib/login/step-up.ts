import { OptionError } from '../support/errors';
import { milliseconds, optionsOf, text } from '../support/options';
import { claimsOf } from './token-claims';

/** What a sign-in must be before a sensitive action. */
export interface StepUp {
    /** Longest time since the user proved who they are, in milliseconds; one hour at most. */
    maxAge: number;
    /** Authentication contexts of which the token must name one (`acr`). @default any */
    acr?: string | readonly string[] | undefined;
    /** Authentication methods that the token must name, all of them (`amr`): `mfa`, `fido`. @default any */
    amr?: string | readonly string[] | undefined;
}

/** Options for `beginDialog('login', ...)`. */
export interface StepUpOptions {
    stepUp: { maxAge: number; acr: readonly string[]; amr: readonly string[] };
}

const LONGEST = 3_600_000;
/** Milliseconds by which the identity provider's clock may be ahead. */
const SKEW = 5 * 60_000;

/**
 * Has {@link LoginTimeoutDialog} take nothing but a fresh sign-in: `step.beginDialog('login', stepUp({ maxAge: 5 * 60_000 }))`. A sign-in
 * that is not fresh enough ends, and the user is asked to sign in again. Ask in the step before the action, and use the result there only.
 * @throws {OptionError}
 */
export function stepUp(options: StepUp): StepUpOptions {
    const { maxAge, acr, amr } = optionsOf('stepUp', options, { maxAge: true, acr: true, amr: true });
    if (milliseconds('maxAge', maxAge) > LONGEST) throw new OptionError('maxAge', `at most ${LONGEST} milliseconds`, maxAge);
    return { stepUp: { maxAge, acr: list('acr', acr), amr: list('amr', amr) } };
}

function list(name: string, given: string | readonly string[] | undefined): readonly string[] {
    const all = typeof given === 'string' ? [given] : (given ?? []);
    if (!Array.isArray(all)) throw new OptionError(name, 'a string or an array of strings', all);
    return all.map((each) => text(name, each as string));
}

/**
 * Whether a token is what a step-up asks for. Its age is that of `auth_time`, where the token says it, else that of our own record of the
 * sign-in, or the token's if it is older: tokens are renewed without anybody proving anything.
 * @param since when the login began, in epoch milliseconds
 */
export function satisfies(token: string, since: number, { maxAge, acr, amr }: StepUpOptions['stepUp'], now: number): boolean {
    const claims = claimsOf(token);
    const age = now - provedAt(claims, since);
    const named: unknown[] = Array.isArray(claims['amr']) ? claims['amr'] : [claims['amr']];
    return age < maxAge && age >= -SKEW && (acr.length === 0 || acr.includes(claims['acr'] as string)) && amr.every((method) => named.includes(method));
}

function provedAt({ auth_time: authTime, iat }: Record<string, unknown>, since: number): number {
    if (authTime !== undefined) return typeof authTime === 'number' ? authTime * 1000 : -Infinity;
    return typeof iat === 'number' ? Math.min(since, iat * 1000 + 999) : since;
}
