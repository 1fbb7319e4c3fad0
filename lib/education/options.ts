import { eventsOf, type SecurityEvents } from '../events/security-events';
import { keysOf, type KeyRing } from '../storage/key-ring';
import { storageOf, type StorageLike } from '../storage/storage';
import { disregard } from '../support/disregard';
import { OptionError } from '../support/errors';
import { list, milliseconds, optionsOf, text, texts } from '../support/options';
import { wordsFor } from '../turn/command-words';
import { commandsOf } from '../turn/commands';
import { textsFrom, type TextsOf } from '../turn/texts';
import { CARD_CHANNELS } from './message';
import { safeUseIn, type SafeUseTexts } from './texts';

/** How long what is said is kept, in milliseconds. */
export interface KeptFor {
    /** After the last message. */
    silence: number;
    /** After the first one, however busy the conversation. */
    maxAge: number;
}

export interface SafeUseOptions {
    /** Where it is kept who has seen what, one small record per user; shared by all instances of the bot. */
    storage: StorageLike;
    /** What users call the bot. @default 'this bot', in the user's language */
    botName?: string | undefined;
    /**
     * What the bot never asks for, or a function that has it for a locale: say nothing that is not so. An empty array leaves it out.
     * @default passwords, PINs and security codes of cards, codes from the user's bank
     */
    neverAsks?: readonly string[] | ((locale: string | undefined) => readonly string[]) | undefined;
    /** How long what is said is kept, encrypted; false leaves it out. @default false */
    kept?: Readonly<KeptFor> | false | undefined;
    /** How to have it erased: words of the bot's own, or `true` for those that SelfDestructMiddleware knows in the user's language. @default false: not said */
    forget?: string | boolean | undefined;
    /** How to sign out: the same for LoginTimeoutMiddleware. @default false: not said */
    signOut?: string | boolean | undefined;
    /** The bot's privacy statement; https. @default no link */
    privacyUrl?: string | undefined;
    /** Messages that show the card again, without the bot; an empty array for none. @default 'help security' in 13 languages */
    helpWords?: readonly string[] | undefined;
    /** Least time between two pieces of advice to a user in a conversation, in milliseconds. @default 600_000 (10 minutes) */
    coolDown?: number | undefined;
    /** After so long an absence a user is reminded, and what a user has acknowledged is said again, in milliseconds. @default 2_592_000_000 (30 days) */
    remindAfter?: number | undefined;
    /** Channels in which nothing is said unless the user asks for it. @default none */
    quietChannels?: readonly string[] | undefined;
    /** Channels that draw Adaptive Cards; others get text. @default ['directline', 'webchat', 'msteams', 'emulator'] */
    cardChannels?: readonly string[] | undefined;
    /** Texts of the bot's own, or a function that has them for a locale. @default 13 languages, English for others */
    texts?: TextsOf<SafeUseTexts> | undefined;
    /** Keys for the hashes of user ids in record names. @default SHA-256 without a key */
    keys?: KeyRing | undefined;
    events?: SecurityEvents | undefined;
}

/** The options, checked, with their defaults. @throws {OptionError} */
export function safeUseOptions(options: SafeUseOptions) {
    const given = optionsOf('SafeUseMiddleware', options, {
        storage: true, botName: true, neverAsks: true, kept: true, forget: true, signOut: true, privacyUrl: true, helpWords: true, coolDown: true,
        remindAfter: true, quietChannels: true, cardChannels: true, texts: true, keys: true, events: true,
    });
    return {
        storage: storageOf(given.storage),
        keys: given.keys && keysOf(given.keys),
        events: eventsOf(given.events),
        botName: given.botName === undefined ? undefined : text('botName', given.botName),
        neverAsks: neverAsksOf(given.neverAsks),
        kept: given.kept === undefined || given.kept === false ? undefined : keptOf(given.kept),
        forget: wordsOrNot('forget', given.forget ?? false),
        signOut: wordsOrNot('signOut', given.signOut ?? false),
        privacyUrl: given.privacyUrl === undefined ? undefined : httpsUrl('privacyUrl', given.privacyUrl),
        helpWords: commandsOf('helpWords', list('helpWords', given.helpWords ?? wordsFor('helpSecurity'))),
        help: given.helpWords === undefined || (given.helpWords[0] ?? false),
        limits: { coolDown: milliseconds('coolDown', given.coolDown ?? 600_000), remindAfter: milliseconds('remindAfter', given.remindAfter ?? 30 * 24 * 3_600_000) },
        quietChannels: new Set(channels('quietChannels', given.quietChannels ?? [])),
        cardChannels: new Set(channels('cardChannels', given.cardChannels ?? CARD_CHANNELS)),
        texts: textsFrom('texts', given.texts, (locale) => safeUseIn(locale).texts),
    };
}

export type CheckedSafeUseOptions = ReturnType<typeof safeUseOptions>;

/** @returns nothing where the texts' own list is to be taken */
function neverAsksOf(given: SafeUseOptions['neverAsks']): (locale: string | undefined) => readonly string[] | undefined {
    if (typeof given !== 'function') {
        const items = given === undefined || list('neverAsks', given).length === 0 ? given : texts('neverAsks', given);
        return () => items;
    }
    return (locale) => {
        const answer: unknown = given(locale);
        disregard(answer);
        return texts('neverAsks', answer as string[]);
    };
}

function keptOf(given: Readonly<KeptFor>): KeptFor {
    if (typeof given !== 'object' || given === null) throw new OptionError('kept', 'false or an object with `silence` and `maxAge`', given);
    const { silence, maxAge } = given;
    return { silence: milliseconds('kept.silence', silence), maxAge: milliseconds('kept.maxAge', maxAge) };
}

function wordsOrNot(name: string, value: string | boolean): string | boolean {
    if (typeof value === 'boolean') return value;
    if (typeof value !== 'string' || value.trim() === '') throw new OptionError(name, 'words of the bot, true or false', value);
    return value;
}

function httpsUrl(name: string, value: string): string {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url?.protocol !== 'https:' || url.username || url.password) throw new OptionError(name, 'an https URL without a user name', value);
    return url.href;
}

function channels(name: string, value: readonly string[]): readonly string[] {
    return list(name, value).map((each) => text(name, each));
}
