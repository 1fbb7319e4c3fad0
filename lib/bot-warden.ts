import { SecurityEvents } from './events/security-events';
import { ImpersonationMiddleware, type ImpersonationOptions } from './impersonation/impersonation-middleware';
import { LoginTimeoutMiddleware, type LoginTimeoutOptions } from './login/login-timeout-middleware';
import { kindsHandled, policyOf } from './redaction/policy';
import { RedactionMiddleware, type RedactionOptions } from './redaction/redaction-middleware';
import { OUTBOUND_BUDGET, Redactor } from './redaction/redactor';
import { keysOf, type KeyRing } from './storage/key-ring';
import { storageOf, type StorageLike } from './storage/storage';
import { optionsOf } from './support/options';
import { SelfDestructingTranscripts, type SelfDestructingTranscriptsOptions } from './transcripts/self-destructing-transcripts';
import { SelfDestructMiddleware, type SelfDestructOptions } from './transcripts/self-destruct-middleware';
import type { MiddlewareLike, Next, TurnContextLike } from './turn/types';

/** What BotWarden sets for every protection itself. */
type Common = 'storage' | 'keys' | 'events' | 'refusal';

export type TranscriptsOptions = Omit<SelfDestructOptions, 'store' | Common> &
    ({ store: SelfDestructingTranscripts } | Omit<SelfDestructingTranscriptsOptions, Common>);

export interface BotWardenOptions {
    /** Root keys: `KeyRing.fromEnv(process.env.BOT_WARDEN_KEYS)`. */
    keys: KeyRing;
    /** The bot's botbuilder `Storage`; bot-warden keeps small records of its own there, under hashed names. */
    storage: StorageLike;
    impersonation?: false | Omit<ImpersonationOptions, Common>;
    /** Needs the names of the bot's OAuth connections. @default false */
    login?: false | Omit<LoginTimeoutOptions, Common>;
    redaction?: false | Omit<RedactionOptions, Common>;
    /** A store of your own, or when to erase in the default one, which keeps everything in this process's memory. */
    transcripts?: false | TranscriptsOptions;
    /** What a refused user is told. @default 'Sorry, I cannot take this message.' */
    refusal?: string;
}

/**
 * Every protection in the safe order: who speaks, whether still signed in, what may be seen, what is kept. Each takes
 * `false` or its own options. Register it before all other middleware: `adapter.use(new BotWarden({ keys, storage }))`.
 *
 * @throws {OptionError} from the constructor
 */
export class BotWarden implements MiddlewareLike {
    /** What was found and done, in all protections; those of the store, when one is given. */
    readonly events: SecurityEvents;
    readonly login: LoginTimeoutMiddleware | undefined;
    readonly transcripts: SelfDestructingTranscripts | undefined;
    private readonly protections: readonly MiddlewareLike[];

    constructor(options: BotWardenOptions) {
        const given = optionsOf('BotWarden', options, {
            keys: true, storage: true, impersonation: true, login: true, redaction: true, transcripts: true, refusal: true,
        });
        this.events = (given.transcripts && 'store' in given.transcripts && given.transcripts.store?.events) || new SecurityEvents();
        const common = { events: this.events, ...(given.refusal !== undefined && { refusal: given.refusal }) };
        const stored = { ...common, keys: keysOf(given.keys), storage: storageOf(given.storage) };
        const { impersonation = {}, login = false, redaction = {}, transcripts = {} } = given;
        this.login = login ? new LoginTimeoutMiddleware({ ...login, ...stored }) : undefined;
        this.transcripts = transcripts ? storeOf(transcripts, given.keys, redaction || {}, this.events) : undefined;
        this.protections = [
            impersonation && new ImpersonationMiddleware({ ...impersonation, ...stored }),
            this.login,
            redaction && new RedactionMiddleware({ ...redaction, ...common }),
            transcripts && this.transcripts && selfDestruct(transcripts, this.transcripts, given.refusal),
        ].filter((protection) => typeof protection === 'object');
    }

    async onTurn(context: TurnContextLike, next: Next): Promise<void> {
        const from = (index: number): Promise<void> => this.protections[index]?.onTurn(context, () => from(index + 1)) ?? next();
        await from(0);
    }
}

/** The store that was given, or one in memory that redacts by the bot's own policy. */
function storeOf(
    options: TranscriptsOptions,
    keys: KeyRing,
    redaction: Omit<RedactionOptions, Common>,
    events: SecurityEvents,
): SelfDestructingTranscripts {
    if ('store' in options && options.store) return options.store;
    const { forgetWords: _, forgotten: __, ...rest } = options as Exclude<TranscriptsOptions, { store: unknown }>;
    const { detectors = [], replace } = redaction;
    const kinds = kindsHandled(policyOf(redaction.policy), 'restricted', 'personal');
    const redactor = new Redactor({ kinds, detectors, budget: OUTBOUND_BUDGET, ...(replace && { replace }) });
    return new SelfDestructingTranscripts({ redactor, ...rest, keys, events });
}

function selfDestruct({ forgetWords, forgotten }: TranscriptsOptions, store: SelfDestructingTranscripts, refusal: string | undefined) {
    return new SelfDestructMiddleware({
        store,
        ...(forgetWords && { forgetWords }),
        ...(forgotten !== undefined && { forgotten }),
        ...(refusal !== undefined && { refusal }),
    });
}
