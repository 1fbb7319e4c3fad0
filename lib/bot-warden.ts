import { SecureChannelMiddleware, type SecureChannelOptions } from './channel/secure-channel-middleware';
import { SafeUseMiddleware, type SafeUseOptions } from './education/safe-use-middleware';
import { SecurityEvents } from './events/security-events';
import { ImpersonationMiddleware } from './impersonation/impersonation-middleware';
import type { ImpersonationOptions } from './impersonation/options';
import { LoginTimeoutMiddleware, type LoginTimeoutOptions } from './login/login-timeout-middleware';
import type { PolicedRedactor } from './redaction/policed-redactor';
import { RedactionMiddleware, type RedactionOptions } from './redaction/redaction-middleware';
import type { Vault } from './redaction/vault/vault';
import { keysOf, type KeyRing } from './storage/key-ring';
import { storageOf, type StorageLike } from './storage/storage';
import type { WardenDescription } from './support/description';
import { OptionError, WardenError } from './support/errors';
import { optionsOf } from './support/options';
import { SelfDestructingTranscripts, type SelfDestructingTranscriptsOptions } from './transcripts/self-destructing-transcripts';
import { SelfDestructMiddleware, type SelfDestructOptions } from './transcripts/self-destruct-middleware';
import type { MiddlewareLike, Next, TurnContextLike } from './turn/types';

/** What BotWarden sets for every protection itself. */
type Common = 'storage' | 'keys' | 'events' | 'refusal';

/** A store of your own, or when to erase in the default one, which keeps everything in this process's memory. */
export type TranscriptsOptions = Omit<SelfDestructOptions, 'store' | Common> &
    (({ store: SelfDestructingTranscripts } & Never<StoreOptions>) | ({ store?: undefined } & StoreOptions));

type StoreOptions = Omit<SelfDestructingTranscriptsOptions, Common>;
type Never<T> = { [K in keyof T]?: undefined };

export interface BotWardenOptions {
    /** Root keys: `KeyRing.fromEnv(process.env.BOT_WARDEN_KEYS)`. */
    keys: KeyRing;
    /** The bot's botbuilder `Storage`; bot-warden keeps small records of its own there, under hashed names. */
    storage: StorageLike;
    /** @default on */
    channel?: false | Omit<SecureChannelOptions, Common | 'development'> | undefined;
    /** @default on */
    impersonation?: false | Omit<ImpersonationOptions, Common | 'login'> | undefined;
    /** Needs the names of the bot's OAuth connections. @default false */
    login?: false | Omit<LoginTimeoutOptions, Common> | undefined;
    /** @default on */
    redaction?: false | Omit<RedactionOptions, Common> | undefined;
    /** @default on, in memory */
    transcripts?: false | TranscriptsOptions | undefined;
    /** What it says of keeping, forgetting and signing out follows from `transcripts` and `login`. @default on, but quiet on the channel `test` */
    education?: false | Omit<SafeUseOptions, Common> | undefined;
    /**
     * Also takes test adapters, the emulator, callers that nobody authenticated, and `http`, from this machine's own addresses: never
     * where others reach the bot's port. @default false, whatever NODE_ENV is
     */
    development?: boolean | undefined;
    /** What a refused user is told. @default 'Sorry, I cannot take this message.' in 13 languages */
    refusal?: string | undefined;
}

/**
 * Every protection in the safe order: where a turn comes from, who speaks, whether still signed in, what may be seen, what is kept; and what
 * the user is told of it. Each takes `false` or its own options. Register it before all other middleware: `adapter.use(new BotWarden({ keys, storage }))`.
 *
 * @throws {OptionError} from the constructor
 */
export class BotWarden implements MiddlewareLike {
    /** What was found and done, in all protections; those of the store, when one is given. */
    readonly events: SecurityEvents;
    readonly login: LoginTimeoutMiddleware | undefined;
    readonly transcripts: SelfDestructingTranscripts | undefined;
    /** Gives back the values that tokens stand for, where `redaction: { replace: 'vault' }` put them. */
    readonly vault: Vault;
    /** Hides what the policy lets no store have: `redactingTranscriptStore(store, warden.redactor)`. */
    readonly redactor: PolicedRedactor;
    private readonly redaction: RedactionMiddleware | undefined;
    private readonly protections: readonly MiddlewareLike[];

    constructor(options: BotWardenOptions) {
        const given = optionsOf('BotWarden', options, {
            keys: true, storage: true, impersonation: true, login: true, redaction: true, transcripts: true, education: true, refusal: true, channel: true,
            development: true,
        });
        const channel = protection('channel', given.channel, {});
        const impersonation = protection('impersonation', given.impersonation, {});
        const login = protection('login', given.login, false);
        const redaction = protection('redaction', given.redaction, {});
        const transcripts = protection('transcripts', given.transcripts, {});
        const education = protection('education', given.education, {});
        this.events = (transcripts && transcripts.store?.events) || new SecurityEvents(keysOf(given.keys));
        const common = { events: this.events, refusal: given.refusal };
        const stored = { ...common, keys: keysOf(given.keys), storage: storageOf(given.storage) };
        this.login = login ? new LoginTimeoutMiddleware({ ...login, ...stored }) : undefined;
        const redacting = new RedactionMiddleware({ ...(redaction || undefined), ...stored });
        this.redaction = redaction ? redacting : undefined;
        this.vault = redacting.vault as Vault; // it has storage and keys
        this.redactor = redacting.redactor;
        this.transcripts = transcripts ? storeOf(transcripts, given.keys, this.redactor, this.events) : undefined;
        if (redaction) this.transcripts?.onErase(redacting.kept);
        const keeping = transcripts && this.transcripts && selfDestruct(transcripts, this.transcripts, given.refusal);
        const { events, keys, storage } = stored;
        const explaining = education && new SafeUseMiddleware({ ...explained(education, login, transcripts, this.transcripts), events, keys, storage });
        if (explaining) this.transcripts?.onErase(explaining.kept);
        this.protections = [
            channel && new SecureChannelMiddleware({ ...channel, ...common, development: given.development }),
            impersonation && new ImpersonationMiddleware({ ...impersonation, ...stored, login: this.login }),
            explaining, // explains what those after it do
            this.login,
            this.redaction,
            keeping,
        ].filter((each) => each !== false && each !== undefined);
    }

    /**
     * Hides the next message of the turn's user from stores and logs: await it before you ask for a password, a PIN, a security answer.
     * @see {@link RedactionMiddleware.expectSensitive} for what it covers
     * @throws {WardenError} ERR_WARDEN_SENSITIVE when `redaction` is false; whatever the storage throws, and then do not ask
     */
    async sensitive(context: TurnContextLike): Promise<void> {
        if (!this.redaction) throw new WardenError('ERR_WARDEN_SENSITIVE', 'sensitive questions need `redaction`');
        await this.redaction.expectSensitive(context);
    }

    /** Which protections are on and what they are set to, for `bot-warden doctor` and checks of your own. No key and no name is in it. */
    describe(): WardenDescription {
        return Object.assign({}, ...this.protections.map((each: MiddlewareLike & { describe?(): WardenDescription }) => each.describe?.())) as WardenDescription;
    }

    onTurn(context: TurnContextLike, next: Next): Promise<void> {
        const from = (index: number): Promise<void> => {
            const current = this.protections[index];
            return current ? current.onTurn(context, () => from(index + 1)) : next();
        };
        return from(0);
    }
}

/** The option of a protection: whatever else than `false` or an object would switch it off unnoticed. */
function protection<T extends object>(name: string, given: false | T | undefined, otherwise: false | T): false | T {
    if (given === undefined) return otherwise;
    if (given === false || (typeof given === 'object' && given !== null && !Array.isArray(given))) return given;
    throw new OptionError(name, '`false` or an object of options', given);
}

/** The store that was given, or one in memory that redacts by the bot's own policy. */
function storeOf(
    { store, forgetWords: _, forgotten: __, recall: ___, ...rest }: TranscriptsOptions,
    keys: KeyRing,
    redactor: PolicedRedactor,
    events: SecurityEvents,
): SelfDestructingTranscripts {
    if (store) return store;
    return new SelfDestructingTranscripts({ redactor, ...rest, keys, events });
}

/** What users can be told because it is so. */
function explained(
    education: Omit<SafeUseOptions, Common>,
    login: BotWardenOptions['login'],
    transcripts: false | TranscriptsOptions,
    store: SelfDestructingTranscripts | undefined,
): Omit<SafeUseOptions, Common> {
    const [forget, signOut] = [transcripts && (transcripts.forgetWords?.[0] ?? true), login ? wordsOf(login) : false];
    return {
        ...education,
        quietChannels: education.quietChannels ?? ['test'], // the SDK's TestAdapter: specs of bots count replies
        kept: education.kept ?? store?.lifetimes,
        forget: education.forget ?? forget,
        signOut: education.signOut ?? signOut,
    };
}

function wordsOf({ signOutWords }: Omit<LoginTimeoutOptions, Common>): string | boolean {
    return signOutWords === undefined || (signOutWords[0] ?? false);
}

function selfDestruct(options: TranscriptsOptions, store: SelfDestructingTranscripts, refusal: string | undefined): SelfDestructMiddleware {
    const { forgetWords, forgotten, recall } = options;
    // With a store of the developer's, options of the default one would go unheard: the middleware names them.
    return new SelfDestructMiddleware(options.store ? { ...options, refusal } : { store, forgetWords, forgotten, recall, refusal });
}
