import { randomUUID } from 'node:crypto';
import type { KeyRing } from '../storage/key-ring';
import { isSigned } from '../storage/signing';

/** Why a transcript was erased. */
export type ErasureReason = 'silence' | 'max-age' | 'end' | 'expired' | 'request';

/**
 * How far the erasure in one store has come: `hidden` no read returns it; `shredded` its key is destroyed, so nothing opens it any
 * more, in whatever copy; `purged` what it sealed is deleted too, and a second look found nothing; `pending` none of these.
 */
export type ErasureState = 'purged' | 'shredded' | 'hidden' | 'pending';

/** What became of one conversation, or of one user, in one store. */
export interface StoreOutcome {
    /** `transcripts`, or the name under which something else was registered to be erased with them. */
    store: string;
    state: ErasureState;
    /** Why it has not come further; the code or class of an error, never its message. */
    because?: string;
}

/** What became of the messages that a channel had delivered. */
export interface RecallOutcome {
    channelId: string;
    recalled: number;
    /** Messages that the channel cannot take back. */
    notSupported: number;
    /** Messages that it could, and did not. */
    failed: number;
}

/** A copy that is not ours to erase. */
export interface Residue {
    what: string;
    /** The latest instant at which it is gone, epoch milliseconds; unknown when left out. */
    until?: number;
}

/** What an erasure did, for a log, an auditor, or the user who asked. None is left out: one that failed counts under `failed`. */
export interface ErasureReceipt {
    version: 1;
    id: string;
    /** Why; left out when each conversation had its own limit. */
    reason?: ErasureReason;
    /** Epoch milliseconds. */
    erasedAt: number;
    method: string;
    /** Keyed hashes of the conversations ({@link SelfDestructingTranscripts.labelOf}), the first thousand of them. */
    conversations: readonly string[];
    /** How many conversations there were. */
    total: number;
    /** Records that can no longer be opened. */
    records: number;
    /** Whether a second look at every one of them found nothing. */
    verified: boolean;
    /** Conversations whose erasure the store did not take, or that are held; they are tried again, and are unreadable once their time is up. */
    failed: number;
    /** For each store the outcome that has come least far. */
    stores: readonly StoreOutcome[];
    channels: readonly RecallOutcome[];
    residue: readonly Residue[];
    /** Ed25519 over the JSON of everything else, its names in order; base64url. */
    signature: string;
}

const METHOD = 'the data key was destroyed (AES-256-GCM, key under key), then what it sealed was deleted';
const NOT_YET = 'nothing yet: the data key is to be destroyed (AES-256-GCM, key under key), then what it sealed deleted';

type Content = Omit<ErasureReceipt, 'version' | 'id' | 'method' | 'signature'>;

/** A receipt, signed. @param method if it is another than for transcripts */
export function receiptOf(keys: KeyRing, content: Content, method = methodOf(content)): ErasureReceipt {
    const receipt = { version: 1 as const, id: randomUUID(), method, ...content };
    return { ...receipt, signature: keys.sign(bytesOf(receipt)).toString('base64url') };
}

function methodOf({ records, stores }: Content): string {
    const isDone = records > 0 || !stores.some(({ store, state }) => store === 'transcripts' && (state === 'pending' || state === 'hidden'));
    return isDone ? METHOD : NOT_YET;
}

/**
 * Whether a receipt is as it was signed. It needs no store and no network.
 * @param keys the key ring, or the public keys of it ({@link KeyRing.publicKeys})
 */
export function verifyReceipt(receipt: ErasureReceipt, keys: Pick<KeyRing, 'publicKeys'> | readonly string[]): boolean {
    const { signature, ...rest } = (receipt as Partial<ErasureReceipt> | null | undefined) ?? {};
    if (typeof signature !== 'string') return false;
    const bytes = Buffer.from(signature, 'base64url');
    if (bytes.toString('base64url') !== signature) return false; // it can be written in other ways
    const publicKeys = 'publicKeys' in keys ? keys.publicKeys() : keys;
    return publicKeys.some((key) => isSigned(key, bytesOf(rest), bytes));
}

function bytesOf(receipt: object): Buffer {
    return Buffer.from(JSON.stringify(receipt, (_, value: unknown) => (isRecord(value) ? Object.fromEntries(Object.entries(value).toSorted(byName)) : value)));
}

function isRecord(value: unknown): value is object {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
    return a < b ? -1 : 1;
}
