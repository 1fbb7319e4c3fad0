import type { DataKey } from '../storage/data-key';
import { WardenError } from '../support/errors';
import type { Stretch } from './expiring';
import type { TranscriptGeneration } from './provider';
import type { ErasureReason } from './receipt';

/** Lengths in milliseconds. */
export interface Lifetimes {
    silence: number;
    end: number;
    maxAge: number;
}

/** What is needed to write to a conversation later; a conversation reference of the SDKs has all of it. */
export interface ConversationRef {
    channelId?: string | undefined;
    conversation?: { id?: string | undefined } | undefined;
    serviceUrl?: string | undefined;
}

/** Why destruction is suspended, and until when (epoch milliseconds). */
export interface LegalHold {
    reason: string;
    until: number;
}

/** What is known of a generation and nobody else may read or change. Instants are epoch milliseconds. */
export interface TranscriptState {
    channelId: string;
    conversationId: string;
    serviceUrl?: string | undefined;
    /** The last of the users who take part, so that what is kept of them elsewhere can be found. */
    userIds: readonly string[];
    /** When its time is up, a hold apart. */
    until: number;
    /** The limit on `until` that the bot set. */
    expiresAt?: number | undefined;
    /** The limit on `until` because the conversation was ended. */
    endsAt?: number | undefined;
    /** When the generation before it was erased; what was said until then stays erased. */
    notBefore?: number | undefined;
    hold?: LegalHold | undefined;
    /** Why it was to be erased while a hold kept it: it goes when that ends. */
    asked?: ErasureReason | undefined;
    /** Where records with a time of their own are. */
    expiring?: readonly Stretch[] | undefined;
}

/** What an append changes about the times. */
export interface Happening {
    /** It breaks the silence. */
    isMessage: boolean;
    /** It ends the conversation. */
    ends: boolean;
    /** A limit that the bot sets, epoch milliseconds. */
    expiresAt?: number | undefined;
    userId?: string | undefined;
}

const MOST_USERS = 50;

/** When a generation has to be gone: its time is up, and nobody holds it. */
export function goneAt(state: TranscriptState): number {
    return unlessHeld(state, state.until);
}

/** When something that is due at `instant` is so in truth: not while it is held. */
export function unlessHeld({ hold }: TranscriptState, instant: number): number {
    return Math.max(instant, hold?.until ?? 0);
}

/** When there is something to do about a generation: it is due, or one of its records is. */
export function dueAt(state: TranscriptState): number {
    return Math.min(goneAt(state), ...(state.expiring ?? []).map(([, , at]) => unlessHeld(state, at)));
}

/** The state after something was said. */
export function after(state: TranscriptState, startedAt: number, now: number, lifetimes: Lifetimes, { isMessage, ends, expiresAt, userId }: Happening): TranscriptState {
    const end = earlier(state.endsAt, ends ? now + lifetimes.end : undefined);
    const limit = earlier(state.expiresAt, expiresAt);
    const silent = isMessage ? now + lifetimes.silence : Math.max(state.until, now);
    const known = userId === undefined || state.userIds.includes(userId);
    return {
        ...state,
        until: Math.min(silent, startedAt + lifetimes.maxAge, end ?? Infinity, limit ?? Infinity),
        endsAt: end,
        expiresAt: limit,
        userIds: known ? state.userIds : [...state.userIds.slice(1 - MOST_USERS), userId],
    };
}

/** Sealed together with what the provider knows of the generation, so that it cannot say otherwise. */
export function sealState(key: DataKey, state: TranscriptState, conversation: string, { startedAt, count }: Pick<TranscriptGeneration, 'startedAt' | 'count'>): Buffer {
    return key.seal(JSON.stringify({ startedAt, count, ...state }), conversation, 'state');
}

/** @throws {WardenError} ERR_WARDEN_SEALED when it does not open, or when the provider says otherwise */
export function openState(key: DataKey, conversation: string, generation: TranscriptGeneration): TranscriptState {
    const { startedAt, count, ...state } = JSON.parse(key.open(generation.state, conversation, 'state')) as TranscriptState & { startedAt: number; count: number };
    if (startedAt !== generation.startedAt || count !== generation.count || dueAt(state) !== generation.due) {
        throw new WardenError('ERR_WARDEN_SEALED', 'the store says otherwise about a transcript than what is sealed: it was altered');
    }
    return state;
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
    return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}
