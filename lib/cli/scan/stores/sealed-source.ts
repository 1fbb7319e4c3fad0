import type { ErasureReceipt } from '../../../transcripts/receipt';
import type { SelfDestructingTranscripts } from '../../../transcripts/self-destructing-transcripts';
import { pagesOf } from '../../import/pages';
import { explained } from '../../problem';
import type { Told } from '../told';
import type { Source } from './sources';
import { StoreConversation, stepsOf, type StoreStep } from './steps';

/** Our own transcripts. Conversations are called what receipts call them. */
export class SealedSource implements Source {
    constructor(
        private readonly transcripts: SelfDestructingTranscripts,
        private readonly told: Told,
    ) {}

    async *steps(channel: string, read: (bytes: number) => void): AsyncGenerator<StoreStep> {
        for await (const { id } of pagesOf((token) => this.transcripts.listTranscripts(channel, token))) {
            const subject = new StoreConversation(channel, this.transcripts.labelOf({ channelId: channel, conversation: { id } }), id);
            const activities = pagesOf<object>((token) => this.transcripts.getTranscriptActivities(channel, id, token));
            try {
                yield* stepsOf(subject, activities, read);
            } catch (error) {
                yield { subject, problem: `cannot be read (${explained(error)})` };
            }
        }
    }

    async erase(conversations: readonly StoreConversation[], receipted: (receipt: ErasureReceipt) => void): Promise<number> {
        let done = 0;
        for (const { channel, id, name } of conversations) {
            const receipt = await this.transcripts.erase({ channelId: channel, conversation: { id } });
            receipted(receipt);
            if (receipt.verified) done += 1;
            else this.told.problem(`${name} is not wholly erased`);
        }
        return done;
    }
}
