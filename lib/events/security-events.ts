import { createHmac, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { ChannelRefusal } from '../channel/refusal';
import type { SafeUseTopic } from '../education/topics';
import type { Guessable, IdentityRival, ImpersonationAction, ImpersonationReason } from '../impersonation/detection';
import { keysOf, type KeyRing } from '../storage/key-ring';
import { noteHappened } from '../turn/happened';
import type { TurnContextLike } from '../turn/types';
import { having } from '../support/options';
import { tuple } from '../support/tuple';

/** What happened, by `type`. None of these ever holds message text, a token, or the id of a user. */
export type SecurityEventDetail =
    /** A turn did not come from where turns should come from, or is too much; the bot did not see it. */
    | { type: 'channel-refused'; reason: ChannelRefusal }
    /** Attachments at addresses that nobody should load were taken out of a turn. */
    | { type: 'attachments-removed'; attachments: number }
    /** The first verified speaker of a conversation is now the only one. */
    | { type: 'speaker-bound' }
    /** Somebody is not who they say, or there are signs of it; only where `action` is `report` or `challenge` did the bot see the turn. */
    | { type: 'impersonation'; reason: ImpersonationReason; action: ImpersonationAction; because?: Guessable | IdentityRival }
    | { type: 'login-started'; connectionName: string }
    | { type: 'login-ended'; reason: 'idle' | 'absolute' | 'sign-out' | 'revoked' | 'step-up' | 'identity-mismatch' | 'unknown-login' }
    /** The token service did not take a sign-out; the login is dead here and the call is repeated. */
    | { type: 'sign-out-failed'; connectionName: string }
    /** A user could not be told about the end of their login. */
    | { type: 'login-notice-failed' }
    /** The end of a sign-in that this user did not begin here, that was over, or for which the token service holds no token; the bot did not see it. */
    | { type: 'sign-in-forged' }
    /** The fifth wrong code of a sign-in: for half an hour, none of this user's reaches the token service. */
    | { type: 'sign-in-locked'; connectionName: string }
    /** A sign-in card was not sent into a conversation of several people. */
    | { type: 'sign-in-card-withheld' }
    /** Restricted values were replaced. `direction` is where they were going. */
    | { type: 'redacted'; direction: 'to-bot' | 'to-user'; kinds: readonly string[] }
    /** A detector or `replace` threw, or answered nonsense; the whole text was replaced. */
    | { type: 'detector-failed'; direction: 'to-bot' | 'to-user' }
    /** An activity was larger or deeper than what is searched; it was not let through. */
    | { type: 'activity-refused'; reason: 'too-large' }
    /** Code asked for the value behind a token of the vault, and got it. `purpose` is that code's own text. */
    | { type: 'revealed'; kind: string; purpose: string }
    /** It did not: no token, nothing known of it for this user and conversation, its time is up, or it was altered in the storage. */
    | { type: 'reveal-refused'; reason: 'no-token' | 'unknown' | 'expired' | 'altered'; purpose: string }
    /** A user sent something that looks like a token of the vault; the bot got it without the brackets. */
    | { type: 'token-typed' }
    /** The answer to a sensitive question came: the bot has it, stores and logs do not. */
    | { type: 'sensitive-answer' }
    /** A user was told how to use the bot safely (`safe-use`), or advised about something that had happened. */
    | { type: 'safe-use-told'; topics: readonly SafeUseTopic[] }
    /** A user pressed the button under it, for the first time in a while. */
    | { type: 'safe-use-acknowledged'; topics: readonly SafeUseTopic[] }
    /** It could not be said: the channel did not take it, or a function with texts threw. `error` is as in `store-unavailable`. */
    | { type: 'safe-use-failed'; error: string }
    /** Middleware that is registered before bot-warden sees every turn as it came. Once per adapter. */
    | { type: 'registered-late' }
    | { type: 'transcript-erased'; reason: string; records: number }
    /** The clock is ahead of where it should be: what seems due is hidden, and erased when that is confirmed. */
    | { type: 'clock-jumped' }
    /** The token endpoint gave out a Direct Line token; `conversation` is the label of its conversation. */
    | { type: 'direct-line-token-issued'; site: string; signedIn: boolean }
    /**
     * It refused a request: another page asked (`origin`), somebody asked too often (`client-limit`), everybody together did
     * (`overall-limit`, `busy`), or it is no request for a token (`request`).
     */
    | { type: 'direct-line-token-refused'; reason: 'origin' | 'client-limit' | 'overall-limit' | 'busy' | 'request'; status: number }
    /** Direct Line cannot be reached in time, refused (`status` is its answer's: 401 or 403 mean the secret), or answered nonsense. */
    | { type: 'direct-line-failed'; reason: 'unreachable' | 'refused' | 'nonsense'; status?: number }
    /** A function that the site gave to the token endpoint threw, took too long or answered nonsense. `error` is the name of the error's class. */
    | { type: 'direct-line-callback-failed'; callback: 'clientKey' | 'subject' | 'userName' | 'extras'; error: string }
    /** A protection could not decide, mostly because its storage failed, and refused. `error` is the code of an error of bot-warden's, else its class. */
    | { type: 'store-unavailable'; protection: string; error: string };

/** One event of one turn or conversation. */
export type SecurityEvent = SecurityEventDetail & {
    /** Epoch milliseconds. */
    at: number;
    channelId: string;
    /** Keyed hash of channel and conversation id, the same for one conversation: {@link SecurityEvents.labelOf}. */
    conversation: string;
    /** The channel's own id of the activity, when there is one; on Direct Line it holds the conversation's id. */
    activityId?: string;
};

/** Where something happened; a turn's activity, a conversation reference, or the like. */
export interface EventPlace {
    channelId?: string | undefined;
    conversation?: { id?: string | undefined } | undefined;
    id?: string | undefined;
}

/** `events.on('security', (event) => ...)`. A listener that throws is reported as a process warning and changes nothing. */
export class SecurityEvents extends EventEmitter<{ security: [SecurityEvent] }> {
    readonly #key = randomBytes(32);
    readonly #keys: KeyRing | undefined;

    /** @param keys with them, a conversation has the same label in every process, and after a restart */
    constructor(keys?: KeyRing) {
        super();
        this.#keys = keys && keysOf(keys);
    }

    /** The `conversation` of this conversation's events: a hash under the given keys, else under one that dies with the process. */
    labelOf(channelId: string, conversationId: string): string {
        const parts = [channelId, conversationId].map((id: unknown) => (typeof id === 'string' ? id : '')); // what comes in an activity may be anything
        const digest = this.#keys ? this.#keys.mac('event conversation', ...parts) : createHmac('sha256', this.#key).update(tuple(...parts)).digest();
        return digest.toString('base64url').slice(0, 22);
    }

    /** Tells the listeners about something that happened at `place`. */
    report(place: EventPlace, detail: SecurityEventDetail): void {
        noteHappened(place, detail);
        const { channelId = '', conversation, id } = place;
        const event = { ...detail, at: Date.now(), channelId, conversation: this.labelOf(channelId, conversation?.id ?? '') };
        for (const listener of this.rawListeners('security')) void tellListener(listener, id === undefined ? event : { ...event, activityId: id });
    }

    /** Reports that a protection's storage failed in a turn. */
    storeUnavailable({ activity }: TurnContextLike, protection: string, error: unknown): void {
        this.report(activity, { type: 'store-unavailable', protection, error: errorName(error) });
    }
}

async function tellListener(listener: (...event: [SecurityEvent]) => unknown, event: SecurityEvent): Promise<void> {
    try {
        await listener(event);
    } catch (error) {
        process.emitWarning(`a listener of security events threw ${errorName(error)}`, 'BotWardenWarning');
    }
}

/** The code of an error of bot-warden's, else the class: the message may quote what it choked on. */
export function errorName(error: unknown): string {
    if (!(error instanceof Error)) return typeof error;
    const { code } = error as { code?: unknown };
    return typeof code === 'string' && code.startsWith('ERR_WARDEN_') ? code : error.name;
}

/** The option `events`, checked; an emitter of its own when there is none. */
export function eventsOf(value: SecurityEvents | undefined): SecurityEvents {
    return having('events', value ?? new SecurityEvents(), 'a SecurityEvents', ['report', 'labelOf', 'storeUnavailable']);
}
