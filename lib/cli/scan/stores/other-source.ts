import { StoreSource, type TranscriptStoreLike } from '../../import/store-source';
import type { Lot, Placed } from '../../import/source';
import type { Told } from '../told';
import type { Source } from './sources';
import { StoreConversation, stepsOf, type StoreStep } from './steps';

/** Any other TranscriptStore; what is odd about Microsoft's own, its import knows. */
export class OtherSource implements Source {
    private readonly lots = new Map<StoreConversation, Lot>();
    private readonly stores: StoreSource[] = [];
    private readonly outcome = { originalsErased: 0, problem: (line: string) => this.told.problem(line) };

    constructor(
        private readonly store: TranscriptStoreLike,
        private readonly labelOfText: (text: string) => string,
        private readonly told: Told,
    ) {}

    async *steps(channel: string, read: (bytes: number) => void): AsyncGenerator<StoreStep> {
        const labelOf = (ref: object) => this.labelOf(ref as Placed);
        const source = await StoreSource.open(this.store, channel, { labelOf, has: async () => true }, this.outcome);
        this.stores.push(source);
        for await (const lot of source.lots()) {
            const [first] = lot.activities;
            if (!first) continue;
            const subject = new StoreConversation(channel, this.labelOf(first), first.conversation.id);
            this.lots.set(subject, { ...lot, activities: [] });
            yield* stepsOf(subject, lot.activities, read);
        }
    }

    async erase(conversations: readonly StoreConversation[]): Promise<number> {
        let left = 0;
        this.outcome.problem = (line) => {
            left += 1;
            this.told.problem(line);
        };
        for (const conversation of conversations) this.lots.get(conversation)?.erase(() => true);
        for (const source of this.stores) await source.finish();
        return Math.max(0, conversations.length - left);
    }

    private labelOf({ channelId, conversation }: Placed): string {
        return this.labelOfText(JSON.stringify([channelId, conversation.id]));
    }
}
