import type { SecurityEvents } from '../events/security-events';
import type { KeyRing } from '../storage/key-ring';
import type { StorageLike } from '../storage/storage';
import { OptionError } from '../support/errors';
import { callback, milliseconds, optionsOf, text, texts, list } from '../support/options';
import { REFUSAL } from '../turn/refuse';
import type { TurnContextLike } from '../turn/types';
import { wordsFor } from '../turn/command-words';
import { commandsOf } from '../turn/commands';
import { limitsOf, type LoginProfile, type PassedLimit } from './limits';
import { magicCodePolicy, type MagicCodePolicy } from './magic-code';
import { loginIn, textsOf, type TextsOption } from './texts';

export interface LoginTimeoutOptions {
    /** Where the logins are kept, one small record per user; shared by all instances of the bot. */
    storage: StorageLike;
    /** The OAuth connections that the bot signs users in with, all of them: those not named here are refused. */
    connectionNames: readonly string[];
    /** 15 minutes and 8 hours, `high` 5 minutes and 4 hours, `relaxed` 30 minutes and 12 hours. @default 'standard' */
    profile?: LoginProfile | undefined;
    /** Longest silence, in milliseconds; one hour at most. @default 900_000 (15 minutes; PCI DSS 4.0.1, 8.2.8) */
    idle?: number | undefined;
    /** Longest login, however busy, in milliseconds; 24 hours at most. @default 28_800_000 (8 hours; OWASP Session Management) */
    absolute?: number | undefined;
    /** Why limits beyond an hour and 24 hours (NIST SP 800-63B-4, AAL2) are right for this bot; any text allows them. */
    acceptRisk?: string | undefined;
    /** How long before its end a watched login's user is warned, in milliseconds, 20 seconds or more; false for never. @default 120_000 */
    warnBefore?: number | false | undefined;
    /** How long a user who was asked may take to sign in, in milliseconds. @default 600_000 (10 minutes; OWASP ASVS 5.0, 6.5.5) */
    signInTimeout?: number | undefined;
    /** Whether a sign-in may be finished by typing a code; Teams' own windows may in any case. @default 'hardened' */
    magicCode?: MagicCodePolicy | undefined;
    /** Sends sign-in cards into conversations of several people too, any of whom can use them. @default false */
    signInInGroups?: boolean | undefined;
    /** Messages that sign their user out, without the bot; an empty array for none. @default 'sign out', 'log out' and the like in 13 languages */
    signOutWords?: readonly string[] | undefined;
    /** Called in the turn in which a login is found to be over, or its user signs out or is forgotten: to delete the bot's state. @default nothing */
    clear?: ((context: any) => Promise<unknown>) | undefined;
    /** What a user is told, once, when a limit was reached. @default 'You were signed out ...' with the reason, in 13 languages */
    notice?: ((reason: PassedLimit, locale: string | undefined) => string) | undefined;
    /** What else users are told, or a function that has it for a locale. @default 13 languages, English for others */
    texts?: TextsOption | undefined;
    /** What a user is told when the storage fails. @default 'Sorry, I cannot take this message.' in 13 languages */
    refusal?: string | undefined;
    /** Keys for the hashes of user ids in record names. @default SHA-256 without a key */
    keys?: KeyRing | undefined;
    events?: SecurityEvents | undefined;
}

/** Time to press a button in, in milliseconds (WCAG 2.2, 2.2.1). */
export const LEAST_WARNING = 20_000;

/** The options, checked, with their defaults. @throws {OptionError} */
export function loginOptions(options: LoginTimeoutOptions) {
    const given = optionsOf('LoginTimeoutMiddleware', options, {
        storage: true, connectionNames: true, profile: true, idle: true, absolute: true, acceptRisk: true, warnBefore: true, signInTimeout: true,
        magicCode: true, signInInGroups: true, signOutWords: true, clear: true, notice: true, texts: true, refusal: true, keys: true, events: true,
    });
    return {
        limits: limitsOf(given),
        connectionNames: texts('connectionNames', given.connectionNames),
        warnBefore: given.warnBefore === false ? undefined : milliseconds('warnBefore', given.warnBefore ?? 120_000, LEAST_WARNING),
        signInTimeout: milliseconds('signInTimeout', given.signInTimeout ?? 600_000),
        magicCode: magicCodePolicy(given.magicCode ?? 'hardened'),
        signInInGroups: yesOrNo('signInInGroups', given.signInInGroups ?? false),
        signOutWords: commandsOf('signOutWords', list('signOutWords', given.signOutWords ?? wordsFor('signOut'))),
        clear: callback('clear', given.clear) as ((context: TurnContextLike) => Promise<unknown>) | undefined,
        notice: callback('notice', given.notice) ?? ((reason: PassedLimit, locale: string | undefined) => loginIn(locale).ended[reason]),
        texts: textsOf(given.texts),
        refusal: text('refusal', given.refusal ?? REFUSAL),
    };
}

export type CheckedLoginOptions = ReturnType<typeof loginOptions>;

function yesOrNo(name: string, value: boolean): boolean {
    if (typeof value !== 'boolean') throw new OptionError(name, 'true or false', value);
    return value;
}
