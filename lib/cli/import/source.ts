import type { ActivityLike } from '../../turn/types';

/** An activity that says where it belongs. */
export interface Placed extends ActivityLike {
    channelId: string;
    conversation: { id: string };
}

/** Originals that are read together. */
export interface Lot {
    /** How much of the source's total this is. */
    size: number;
    /** In their order; those of one conversation in one lot, as far as the source allows. */
    activities: readonly Placed[];
    /** Erases the originals of which every conversation is in the store, by {@link conversationKey}. */
    erase(isWhole: (key: string) => boolean): void;
}

/** What transcripts are imported from. */
export interface Source {
    /** How much there is. It only serves to show how far the import is. */
    total: number;
    lots(): AsyncIterable<Lot>;
    /** After the last lot: erases what can only be erased now. */
    finish?(): Promise<void>;
}

export function conversationKey({ channelId, conversation }: Placed): string {
    return JSON.stringify([channelId, conversation.id]);
}

/** Whether a value is an activity that says where it belongs. */
export function isPlaced(value: unknown): value is Placed {
    const { channelId, conversation } = (value ?? {}) as { channelId?: unknown; conversation?: { id?: unknown } };
    return isText(channelId) && isText(conversation?.id);
}

function isText(value: unknown): boolean {
    return typeof value === 'string' && value !== '';
}
