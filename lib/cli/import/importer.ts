import { KeyedLock } from '../../support/keyed-lock';
import type { SelfDestructingTranscripts } from '../../transcripts/self-destructing-transcripts';
import type { ConversationRef } from '../../transcripts/state';
import { explained, Problem } from '../problem';
import { identified, Inventory, isWorthKeeping, type Identified } from './kept';
import type { Outcome } from './outcome';
import { pagesOf } from './pages';
import { conversationKey, type Placed } from './source';

const OWN_FAULTS = new Set(['ERR_WARDEN_BUDGET', 'ERR_WARDEN_DETECTOR']);

/**
 * Puts activities into the store that it does not have. Whether it has one is read from the store itself: a file about it could be
 * lost, or stay when the store is replaced, and does not know what the bot has kept.
 *
 * What was said before its conversation was erased stays erased: the store knows when that was.
 */
export class Importer {
    private readonly lock = new KeyedLock();

    constructor(
        private readonly transcripts: SelfDestructingTranscripts,
        private readonly outcome: Outcome,
    ) {}

    /**
     * Imports activities of one conversation, in their order.
     * @param done told about each activity
     * @returns whether the store now has them all, read back from it
     */
    async conversation(activities: readonly Placed[], done: () => void): Promise<boolean> {
        const [first] = activities as [Placed];
        return this.lock.run(conversationKey(first), async () => {
            const wanted = this.wanted(activities);
            const missing = (await this.inventory(first)).lacking(wanted);
            for (let skipped = activities.length - missing.length; skipped > 0; skipped--) done();
            const failed = await this.put(missing, done);
            const left = missing.length > 0 ? (await this.inventory(first)).lacking(wanted).length : 0;
            this.count(first, activities.length - wanted.length, wanted.length - missing.length, Math.max(0, missing.length - left), failed, left - failed);
            return left === 0;
        });
    }

    /** Whether the store has all of these activities of one conversation. */
    async has(activities: readonly Placed[]): Promise<boolean> {
        const wanted = this.wanted(activities);
        return wanted.length === 0 || (await this.inventory(wanted[0] as Placed)).lacking(wanted).length === 0;
    }

    /** What stands for a conversation where its id is not to be read. */
    labelOf(ref: ConversationRef): string {
        return this.transcripts.labelOf(ref);
    }

    private wanted(activities: readonly Placed[]): Identified[] {
        const labelOf = (text: string) => this.transcripts.labelOf({ channelId: 'import', conversation: { id: text } });
        return identified(activities, labelOf).filter(isWorthKeeping);
    }

    private async inventory({ channelId, conversation }: Placed): Promise<Inventory> {
        const inventory = new Inventory();
        const pages = pagesOf((token) => this.transcripts.getTranscriptActivities(channelId, conversation.id, token));
        for await (const activity of pages) inventory.add(activity as object);
        return inventory;
    }

    /** @returns how many failed */
    private async put(activities: readonly Identified[], done: () => void): Promise<number> {
        let failed = 0;
        for (const activity of activities) {
            try {
                await this.transcripts.logActivity(activity);
            } catch (error) {
                if (!isOwnFault(error)) throw new Problem(`the store failed (${explained(error)}); start again to go on`, 1);
                failed += 1;
                this.outcome.problem(`an activity of conversation ${this.transcripts.labelOf(activity)} is not imported: ${explained(error)}`);
            }
            done();
        }
        return failed;
    }

    private count(place: Placed, passing: number, known: number, imported: number, failed: number, erased: number): void {
        const { outcome } = this;
        outcome.passing += passing;
        outcome.known += known;
        outcome.imported += imported;
        outcome.failed += failed;
        outcome.erased += erased;
        if (imported > 0) outcome.conversations.add(this.transcripts.labelOf(place));
    }
}

/** What is wrong with one activity, and not with the store: it is too large, or not of the shape of one. */
function isOwnFault(error: unknown): boolean {
    return error instanceof TypeError || error instanceof RangeError || OWN_FAULTS.has((error as { code?: string }).code ?? '');
}
