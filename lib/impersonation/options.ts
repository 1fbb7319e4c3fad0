import { eventsOf, type SecurityEvents } from '../events/security-events';
import { keysOf, type KeyRing } from '../storage/key-ring';
import { storageOf, type StorageLike } from '../storage/storage';
import { OptionError } from '../support/errors';
import { callback, having, milliseconds, optionsOf, text, texts } from '../support/options';
import { REFUSAL } from '../turn/refuse';
import type { ActivityLike, TurnContextLike } from '../turn/types';
import { actionsOf, type Actions } from './actions';
import type { SignedIds } from './at-sight';
import { ConversationBook } from './conversation-book';
import { isGroup } from './detect';
import type { ReplayWindow } from './replays';
import type { SharedIdLimit } from './shared-ids';

export interface SignedIdOptions {
    /** The site, or sites, whose ids are taken: `site` of `directLineTokenEndpoint`. @default 'default' */
    site?: string | readonly string[] | undefined;
    /** Sites with the same keys whose ids are not taken; so that the event tells such an id from a made-up one. @default [] */
    otherSites?: readonly string[] | undefined;
    /** How long an id may be used since it was minted, in milliseconds, whatever its token says. @default 86_400_000 (24 hours) */
    maxAge?: number | undefined;
}

export interface ImpersonationOptions {
    /** Where the bindings are kept, one small record per conversation; shared by all instances of the bot. */
    storage: StorageLike;
    /** Keys for the hashes of ids in those records, and for signed ids. @default SHA-256 without a key, and no signed ids */
    keys?: KeyRing | undefined;
    /** On Direct Line and Web Chat only ids that `directLineTokenEndpoint` minted with the same keys may speak. @default any id may */
    signedIds?: SignedIdOptions | undefined;
    /** What is done, by reason. @default 'report' for `id-guessable` and `id-shared`, else 'block' */
    actions?: Actions | undefined;
    /** Messages, events and invokes that come again: how many of a conversation are remembered (20), and for how long (65 minutes). `false`: none */
    replay?: false | Partial<ReplayWindow> | undefined;
    /** In how many conversations (10) one made-up id may begin to speak within how many milliseconds (24 hours). `false`: in any */
    shared?: false | Partial<SharedIdLimit> | undefined;
    /** How long a binding is kept after the last turn, in milliseconds, to the day. @default 7_776_000_000 (90 days) */
    keep?: number | undefined;
    /**
     * Whether several people may speak in this conversation.
     * @default what Teams, Slack and the like say of it; never on Direct Line, Web Chat, Direct Line Speech and the emulator
     */
    isGroup?(this: void, activity: ActivityLike): boolean;
    /** Signs users out who are challenged: a `LoginTimeoutMiddleware` that comes after this one. @default nobody can be challenged */
    login?: { signOut(context: TurnContextLike): Promise<void> } | undefined;
    /** What a refused user is told, or a function of the activity's `locale`, if it has one. @default 'Sorry, I cannot take this message.' in 13 languages */
    refusal?: string | ((locale: string | undefined) => string) | undefined;
    events?: SecurityEvents | undefined;
}

const HOUR = 3_600_000;
const NAMES = {
    storage: true, keys: true, signedIds: true, actions: true, replay: true, shared: true, keep: true, isGroup: true, login: true, refusal: true, events: true,
} as const;

/** The options, checked, with their defaults. @throws {OptionError} */
export function settingsOf(options: ImpersonationOptions) {
    const given = optionsOf('ImpersonationMiddleware', options, NAMES);
    const keys = given.keys && keysOf(given.keys);
    const login = given.login && having('login', given.login, 'a LoginTimeoutMiddleware', ['signOut']);
    const keep = milliseconds('keep', given.keep ?? 90 * 24 * HOUR, 24 * HOUR);
    return {
        book: new ConversationBook(storageOf(given.storage), keys, keep),
        signedIds: given.signedIds && signedIdsOf(given.signedIds, keys),
        actions: actionsOf(given.actions, login !== undefined),
        replay: given.replay === false ? undefined : replayOf(given.replay),
        shared: given.shared === false ? undefined : sharedOf(given.shared),
        isGroup: callback('isGroup', given.isGroup) ?? isGroup,
        login,
        refusal: typeof given.refusal === 'function' ? given.refusal : text('refusal', given.refusal ?? REFUSAL),
        events: eventsOf(given.events),
    };
}

function signedIdsOf(value: SignedIdOptions, keys: KeyRing | undefined): SignedIds {
    const { site, otherSites, maxAge } = optionsOf('signedIds', value, { site: true, otherSites: true, maxAge: true });
    if (!keys) throw new OptionError('keys', 'given when `signedIds` is: they are the keys of `directLineTokenEndpoint`', keys);
    return {
        keys,
        sites: typeof site === 'string' ? [text('signedIds.site', site)] : site && texts('signedIds.site', site),
        otherSites: otherSites && texts('signedIds.otherSites', otherSites),
        maxAge: milliseconds('signedIds.maxAge', maxAge ?? 24 * HOUR),
    };
}

function replayOf(value: Partial<ReplayWindow> | undefined): ReplayWindow {
    const { count, window } = optionsOf('replay', value, { count: true, window: true });
    // A captured request is worth something as long as its token: an hour, and 5 minutes for clocks.
    return { count: whole('replay.count', count ?? 20, 200), window: milliseconds('replay.window', window ?? HOUR + HOUR / 12) };
}

function sharedOf(value: Partial<SharedIdLimit> | undefined): SharedIdLimit {
    const { conversations, window } = optionsOf('shared', value, { conversations: true, window: true });
    return { conversations: whole('shared.conversations', conversations ?? 10, 1_000), window: milliseconds('shared.window', window ?? 24 * HOUR) };
}

function whole(name: string, value: number, most: number): number {
    if (!Number.isInteger(value) || value < 1 || value > most) throw new OptionError(name, `a whole number from 1 to ${most}`, value);
    return value;
}
