import { errorName, type SecurityEvents } from '../events/security-events';
import { isGroup } from '../impersonation/detect';
import { text } from '../support/options';
import type { ActivityLike } from '../turn/types';
import type { Amending } from './amending';
import type { Clearing } from './clearing';
import type { Eraser, Outcome } from './eraser';
import type { Desk, Ledger } from './ledger';
import type { Listing } from './listing';
import { eraseOwn, isOwn, OVERWRITTEN } from './own-records';
import type { Recalling } from './recall';
import type { ErasureReceipt, RecallOutcome } from './receipt';
import type { Receipts } from './receipts';
import type { ConversationRef } from './state';
import { Tally } from './tally';

/** Messages that are taken back when their conversation is erased. */
const MOST_RECALLED = 100;

/** What a request goes through. */
export interface Office {
    desk: Desk;
    ledger: Ledger;
    amending: Amending;
    listing: Listing;
    eraser: Eraser;
    clearing: Clearing;
    receipts: Receipts;
    events: SecurityEvents;
}

/** Erasure because somebody asks for it, or because a conversation is over. */
export class Forgetting {
    constructor(private readonly office: Office) {}

    async conversation(ref: ConversationRef): Promise<ErasureReceipt> {
        const { desk, eraser, receipts } = this.office;
        const tally = new Tally().add(await eraser.erase(desk.names.of(ref), { reason: 'request', ref }));
        return receipts.of(tally, { reason: 'request', channelId: ref.channelId });
    }

    /** Everything of a user. A list that breaks off is one of the failures. */
    async user(channelId: string, userId: string): Promise<ErasureReceipt> {
        const { eraser, clearing, listing, receipts } = this.office;
        const tally = new Tally();
        try {
            for await (const name of listing.namesOf(text('channelId', channelId), text('userId', userId))) tally.add(await eraser.erase(name, { reason: 'request' }));
        } catch (error) {
            if (error instanceof TypeError && 'option' in error) throw error;
            tally.addStores([this.pending(error)]);
        }
        tally.addStores(await clearing.ofUser(channelId, userId));
        return receipts.of(tally, { reason: 'request', channelId });
    }

    /** A conversation for one of its users, or, in a group, what is that user's in it. */
    async forUser(ref: ConversationRef, userId: string | undefined, recall: Recalling | undefined): Promise<ErasureReceipt> {
        const { desk, eraser, clearing, receipts } = this.office;
        const { channelId } = ref;
        const name = desk.names.of(ref);
        const isShared = isGroup(ref as ActivityLike) && userId !== undefined;
        const ids = recall ? await this.delivered(name, (record) => !isShared || isOwn(record, userId)) : [];
        const outcome = isShared ? await this.own(name, userId) : await eraser.erase(name, { reason: 'request', ref });
        const tally = new Tally().add(outcome);
        if (userId !== undefined) tally.addStores(await clearing.ofUser(channelId ?? '', userId));
        const channels = await this.recalled(ids, outcome, ref, recall);
        return receipts.of(tally, { reason: 'request', channelId, channels, ...(isShared && { method: OVERWRITTEN }) });
    }

    /** One generation, because its conversation was ended. @returns whether it is gone, or hidden until it is */
    async end(name: string, generation: string, ref: ConversationRef, recall: Recalling | undefined): Promise<boolean> {
        const { eraser, receipts } = this.office;
        const ids = recall ? await this.delivered(name, () => true) : [];
        const outcome = await eraser.erase(name, { reason: 'end', generation, ref });
        const channels = outcome && (await this.recalled(ids, outcome, ref, recall));
        receipts.of(new Tally().add(outcome), { reason: 'end', channelId: ref.channelId, channels });
        return outcome !== undefined && !outcome.held;
    }

    /** In a group: the others' records stay, and with them the key. */
    private async own(name: string, userId: string): Promise<Outcome | undefined> {
        const { amending, desk, ledger } = this.office;
        try {
            const now = desk.clock.confirmed();
            const { state } = (await ledger.live(name, now)) ?? {};
            if (!state) return undefined;
            const until = state.hold?.until ?? 0;
            if (until > now) return { ...of(name, 'pending', `legal hold until ${new Date(until).toISOString()}`), held: true };
            const { records, left } = await eraseOwn(name, userId, amending);
            return left > 0 ? of(name, 'pending', 'records are still there') : { conversation: name, records, stores: [{ store: 'transcripts', state: 'purged' }] };
        } catch (error) {
            const { because } = this.pending(error);
            return of(name, 'pending', because);
        }
    }

    private pending(error: unknown) {
        const because = errorName(error);
        this.office.events.report({}, { type: 'store-unavailable', protection: 'transcripts', error: because });
        return { store: 'transcripts', state: 'pending' as const, because };
    }

    /** What can be taken back; nothing of a transcript that does not open, which is erased all the same. */
    private async delivered(name: string, wanted: (record: string) => boolean): Promise<readonly string[]> {
        try {
            return await this.office.listing.delivered(name, MOST_RECALLED, wanted);
        } catch {
            return [];
        }
    }

    /** Nothing that is held. */
    private async recalled(ids: readonly string[], outcome: Outcome | undefined, { channelId = '' }: ConversationRef, recall: Recalling | undefined): Promise<readonly RecallOutcome[]> {
        if (outcome?.held) return [];
        try {
            return (await recall?.(ids)) ?? [];
        } catch {
            return [{ channelId, recalled: 0, notSupported: 0, failed: ids.length }];
        }
    }
}

function of(conversation: string, state: 'pending', because: string): Outcome {
    return { conversation, records: 0, failed: true, stores: [{ store: 'transcripts', state, because }] };
}
