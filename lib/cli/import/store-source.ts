import { having } from '../../support/options';
import { counted } from '../io';
import type { Importer } from './importer';
import { byTime } from './file-source';
import type { Outcome } from './outcome';
import { pagesOf } from './pages';
import { conversationKey, isPlaced, type Lot, type Placed, type Source } from './source';

/** What is used of the SDK's `TranscriptStore`. */
export interface TranscriptStoreLike {
    listTranscripts(channelId: string, continuationToken?: string): Promise<{ items: { id: string }[]; continuationToken?: string }>;
    getTranscriptActivities(channelId: string, conversationId: string, continuationToken?: string): Promise<{ items: object[]; continuationToken?: string }>;
    deleteTranscript(channelId: string, conversationId: string): Promise<void>;
}

/** @throws {OptionError} when it is none */
export function transcriptStore(value: unknown): TranscriptStoreLike {
    return having('source', value as TranscriptStoreLike, 'a TranscriptStore', ['listTranscripts', 'getTranscriptActivities', 'deleteTranscript']);
}

/**
 * One channel of a TranscriptStore. Microsoft's stores are taken by their word in nothing: Blob lists a conversation once per
 * activity, and gives out and deletes every other one whose id begins with the id that is asked for; File lists names of folders.
 */
export class StoreSource implements Source {
    /** Ids of conversations, of those that are listed and of those that came along. */
    private readonly ids = new Set<string>();
    private readonly whole = new Set<string>();
    /** Listed, but nothing is of these ids: names of folders. */
    private readonly empty = new Set<string>();

    private constructor(
        private readonly store: TranscriptStoreLike,
        private readonly channelId: string,
        private readonly importer: Pick<Importer, 'has' | 'labelOf'>,
        private readonly outcome: Pick<Outcome, 'problem' | 'originalsErased'>,
    ) {}

    static async open(store: TranscriptStoreLike, channelId: string, importer: StoreSource['importer'], outcome: StoreSource['outcome']): Promise<StoreSource> {
        const source = new StoreSource(store, channelId, importer, outcome);
        for await (const { id } of pagesOf((token) => store.listTranscripts(channelId, token))) source.ids.add(id);
        return source;
    }

    get total(): number {
        return this.ids.size;
    }

    async *lots(): AsyncGenerator<Lot> {
        for (const id of this.ids) { // it grows meanwhile
            const { found, strange } = await this.read(id);
            for (const { channelId, conversation } of found) if (channelId === this.channelId) this.ids.add(conversation.id);
            const own = found.filter((activity) => this.isOf(id, activity));
            if (own.length === 0) this.empty.add(id);
            if (strange > 0) this.outcome.problem(`${counted(strange, 'activity', 'activities')} without channelId or conversation.id skipped`);
            yield {
                size: 1,
                activities: own.toSorted(byTime),
                erase: (isWhole) => {
                    if (isWhole(JSON.stringify([this.channelId, id]))) this.whole.add(id);
                },
            };
        }
    }

    /** The ids that begin with another come before it, so that when they are gone it can go as well. */
    async finish(): Promise<void> {
        let before: string | undefined;
        for (const id of [...this.ids].toSorted().toReversed()) {
            const isGone = this.empty.has(id) || (this.whole.has(id) && (await this.erase(id, before)));
            if (!isGone) before = id;
        }
    }

    /** @param before the last id that was not erased; if any of those begins with this one, it does */
    private async erase(id: string, before: string | undefined): Promise<boolean> {
        const { found, strange } = await this.read(id);
        const others = strange > 0 || found.some((activity) => !this.isOf(id, activity)) || before?.startsWith(id);
        if (others) return this.leave(id, 'deleting it there could delete another conversation, whose id begins with this one or shares its folder');
        if (!(await this.importer.has(found))) return this.leave(id, 'it has grown meanwhile');
        await this.store.deleteTranscript(this.channelId, id);
        if ((await this.read(id)).found.length > 0) return this.leave(id, 'the store still has it after deleting it');
        this.outcome.originalsErased += found.length;
        return true;
    }

    private leave(id: string, why: string): false {
        const label = this.importer.labelOf({ channelId: this.channelId, conversation: { id } });
        this.outcome.problem(`the original of conversation ${label} stays: ${why}`);
        return false;
    }

    private async read(id: string): Promise<{ found: Placed[]; strange: number }> {
        const found: Placed[] = [];
        let strange = 0;
        for await (const activity of pagesOf((token) => this.store.getTranscriptActivities(this.channelId, id, token))) {
            if (isPlaced(activity)) found.push(activity);
            else strange += 1;
        }
        return { found, strange };
    }

    private isOf(id: string, activity: Placed): boolean {
        return conversationKey(activity) === JSON.stringify([this.channelId, id]);
    }
}
