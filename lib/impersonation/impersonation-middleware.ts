import { keysOf, type KeyRing } from '../storage/key-ring';
import { compareAndSet } from '../storage/compare-and-set';
import { storageOf, type StorageLike } from '../storage/storage';
import { eventsOf, type SecurityEvents } from '../events/security-events';
import { OptionError } from '../support/errors';
import { callback, optionsOf, text } from '../support/options';
import { recordName } from '../storage/record-name';
import { refuse, REFUSAL } from '../turn/refuse';
import type { ActivityLike, MiddlewareLike, Next, TurnContextLike } from '../turn/types';
import { isProactive } from '../turn/who';
import { detect, isGroup, speakerOf, type Verdict } from './detect';

export interface ImpersonationOptions {
    /** Where the bindings are kept, one small record per conversation; shared by all instances of the bot. */
    storage: StorageLike;
    /** Keys for the hashes of ids in those records. @default SHA-256 without a key */
    keys?: KeyRing | undefined;
    /**
     * Whether several people may speak in this conversation.
     * @default what Teams, Slack and the like say of it; never on Direct Line, Web Chat, Direct Line Speech and the emulator
     */
    isGroup?(this: void, activity: ActivityLike): boolean;
    /** What a refused user is told. @default 'Sorry, I cannot take this message.' */
    refusal?: string | undefined;
    events?: SecurityEvents | undefined;
}

/** The binding as it is stored: a hash, as the id of an SMS or mail user is their number or address. */
interface Binding {
    speaker: string;
    boundAt: number;
}

/**
 * Lets only the first verified speaker of a conversation between one user and the bot speak in it. Anybody else is refused
 * before the bot, its state or a token is touched. Register it before everything that reads state.
 *
 * Closed means: when the storage cannot be read or written, the turn is refused.
 *
 * @throws {OptionError} from the constructor
 * @see https://learn.microsoft.com/azure/bot-service/bot-builder-security-enhanced "Impersonation"
 */
export class ImpersonationMiddleware implements MiddlewareLike {
    readonly events: SecurityEvents;
    private readonly storage: StorageLike;
    private readonly keys: KeyRing | undefined;
    private readonly isGroup: (activity: ActivityLike) => boolean;
    private readonly refusal: string;

    constructor(options: ImpersonationOptions) {
        const given = optionsOf('ImpersonationMiddleware', options, { storage: true, keys: true, isGroup: true, refusal: true, events: true });
        this.storage = storageOf(given.storage);
        this.keys = given.keys && keysOf(given.keys);
        this.isGroup = callback('isGroup', given.isGroup) ?? isGroup;
        this.refusal = text('refusal', given.refusal ?? REFUSAL);
        this.events = eventsOf(given.events);
    }

    async onTurn(context: TurnContextLike, next: Next): Promise<void> {
        if (isProactive(context) || (await this.admits(context))) await next();
        else await refuse(context, this.refusal);
    }

    private async admits(context: TurnContextLike): Promise<boolean> {
        const { activity } = context;
        try {
            const verdict = this.inGroup(activity) ? detect(activity, speakerOf(activity)) : await this.check(activity);
            if (!verdict.pass) this.events.report(activity, { type: 'impersonation', reason: verdict.reason });
            return verdict.pass;
        } catch (error) {
            this.events.storeUnavailable(context, 'impersonation', error);
            return false;
        }
    }

    /** A promise, or any other answer than yes or no, would open the conversation to everybody. */
    private inGroup(activity: ActivityLike): boolean {
        const answer: unknown = this.isGroup(activity);
        if (typeof answer !== 'boolean') throw new OptionError('isGroup', 'a function that returns true or false', answer);
        return answer;
    }

    /** Reads the binding, and binds where there is none; who loses the race for it is checked against the winner. */
    private async check(activity: ActivityLike): Promise<Verdict> {
        const name = this.nameOf(activity);
        let bound = false;
        const binding = await compareAndSet<Binding>(this.storage, name, (current) => {
            const verdict = current ? undefined : detect(activity, undefined);
            bound = verdict?.pass === true && verdict.bind !== undefined;
            return bound ? { speaker: this.hashOf(activity), boundAt: Date.now() } : current;
        });
        const isSpeaker = binding?.speaker === this.hashOf(activity);
        if (bound && isSpeaker) this.events.report(activity, { type: 'speaker-bound' });
        return detect(activity, binding && (isSpeaker ? speakerOf(activity) : '')); // '' is nobody's id
    }

    private nameOf({ channelId = '', conversation }: ActivityLike): string {
        return recordName('impersonation', [channelId, conversation?.id ?? ''], this.keys);
    }

    private hashOf(activity: ActivityLike): string {
        return recordName('speaker', [activity.channelId ?? '', speakerOf(activity) ?? ''], this.keys);
    }
}
