import { OptionError } from '../support/errors';
import { callback, milliseconds, optionsOf, text, texts } from '../support/options';
import { APP_ID, directLineId } from './bench/places';

export interface AttackOptions {
    /** Attacks to run, by name. @default all */
    only?: readonly string[] | undefined;
    /** Where the bot's users are. @default 'directline' */
    channel?: 'directline' | 'webchat' | 'msteams' | undefined;
    /** The OAuth connection of the bot. @default none: attacks on logins do not apply */
    connectionName?: string | undefined;
    /** The message at which the bot asks its user to sign in. @default 'login' */
    signIn?: string | undefined;
    /** The message that signs out. @default 'sign out' */
    signOut?: string | undefined;
    /** The message that has a conversation erased. @default 'forget me' */
    forget?: string | undefined;
    /** After how long a silence a login must be over, in milliseconds. @default 900_000 (15 minutes) */
    idle?: number | undefined;
    /** After how long a login must be over in any case, in milliseconds. @default 28_800_000 (8 hours) */
    absolute?: number | undefined;
    /** What begins an action that takes a fresh sign-in, and what is said when it was done. @default none: such attacks do not apply */
    stepUp?: { say: string; done: RegExp } | undefined;
    /** The only Entra tenant that may call on Teams. @default any */
    tenant?: string | undefined;
    /** Makes the id of a user on Direct Line and Web Chat: `() => mintUserId(keys)` where only signed ids are taken. @default random ids */
    userId?: (() => string) | undefined;
    /** The bot's app id. @default one of the kit's own */
    appId?: string | undefined;
}

/** The options, checked, with their defaults. @throws {OptionError} */
export function attackOptions(options: AttackOptions | undefined, names: readonly string[]) {
    const given = optionsOf('attack', options, {
        only: true, channel: true, connectionName: true, signIn: true, signOut: true, forget: true, idle: true, absolute: true, stepUp: true, tenant: true, userId: true, appId: true,
    });
    return {
        only: given.only && known('only', given.only, names),
        channel: channelOf(given.channel ?? 'directline'),
        connectionName: given.connectionName === undefined ? undefined : text('connectionName', given.connectionName),
        signIn: text('signIn', given.signIn ?? 'login'),
        signOut: text('signOut', given.signOut ?? 'sign out'),
        forget: text('forget', given.forget ?? 'forget me'),
        idle: milliseconds('idle', given.idle ?? 900_000, 10_000),
        absolute: milliseconds('absolute', given.absolute ?? 28_800_000, 10_000),
        stepUp: given.stepUp && stepUpOf(given.stepUp),
        tenant: given.tenant === undefined ? undefined : text('tenant', given.tenant),
        hasUserIds: given.userId !== undefined,
        userId: callback('userId', given.userId) ?? directLineId,
        appId: text('appId', given.appId ?? APP_ID),
    };
}

export type CheckedAttackOptions = ReturnType<typeof attackOptions>;

/** Names of attacks; a misspelt one would be one that is never run, or never looked at. */
export function known(option: string, given: readonly string[], names: readonly string[]): ReadonlySet<string> {
    const chosen = texts(option, given);
    if (!chosen.every((name) => names.includes(name))) throw new OptionError(option, 'names of attacks, as in `ATTACKS`', given);
    return new Set(chosen);
}

function channelOf(given: 'directline' | 'webchat' | 'msteams') {
    if (!['directline', 'webchat', 'msteams'].includes(given)) throw new OptionError('channel', "'directline', 'webchat' or 'msteams'", given);
    return given;
}

function stepUpOf(given: { say: string; done: RegExp }): { say: string; done: RegExp } {
    const { say, done } = optionsOf('stepUp', given, { say: true, done: true });
    if (!(done instanceof RegExp)) throw new OptionError('stepUp.done', 'a regular expression', done);
    return { say: text('stepUp.say', say), done };
}
