/** Why a transcript was erased. */
export type ErasureReason = 'silence' | 'max-age' | 'end' | 'request';

/** What an erasure did, for a log or for the user who asked. None is left out: one that failed stands under `failed`. */
export interface ErasureReceipt {
    /** Keyed hashes of the conversations, the same as in their security events. */
    conversations: readonly string[];
    /** Epoch milliseconds. */
    erasedAt: number;
    /** Records that can no longer be opened. */
    records: number;
    /** Whether a second look at every one of them found nothing. */
    verified: boolean;
    /** Conversations whose erasure the store did not take; they are tried again, and are unreadable once their time is up. */
    failed: number;
    /** Copies that are not ours to erase, and until when they exist. */
    residue: readonly string[];
}

const DIRECT_LINE = 'Direct Line keeps its own copy of the messages for up to 24 hours';
const RESIDUE: ReadonlyMap<string, string> = new Map([['directline', DIRECT_LINE], ['webchat', DIRECT_LINE]]);

/** What bot-warden knows of a channel's own copies. */
export function residueOf(channelId: string): readonly string[] {
    return [RESIDUE.get(channelId) ?? 'the channel keeps what it showed, for as long as its own settings say'];
}
