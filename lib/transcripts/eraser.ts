import { errorName, type SecurityEvents } from '../events/security-events';
import type { ConversationRef, Ledger } from './ledger';
import type { ErasureReason, ErasureReceipt } from './receipt';

/** What one erasure came to; nothing when there was nothing to erase. */
type Erased = { conversation: string; records: number; verified: boolean } | undefined;

/** Erases conversations one by one; a failure of one does not keep the others. */
export class Eraser {
    /** Names of conversations whose erasure the store did not take. */
    readonly unfinished = new Set<string>();

    constructor(
        private readonly ledger: Ledger,
        private readonly events: SecurityEvents,
    ) {}

    /** @param reason why; left out, each conversation's own limit that was reached */
    async erase(names: readonly string[], reason: ErasureReason | undefined, residue: readonly string[]): Promise<ErasureReceipt> {
        const receipt = { conversations: [] as string[], erasedAt: Date.now(), records: 0, verified: true, failed: 0, residue };
        for (const name of names) {
            try {
                const erased = await this.eraseOne(name, reason);
                if (!erased) continue;
                receipt.conversations.push(erased.conversation);
                receipt.records += erased.records;
                receipt.verified &&= erased.verified;
            } catch (error) {
                this.unfinished.add(name);
                receipt.failed += 1;
                receipt.verified = false;
                this.events.report({}, { type: 'store-unavailable', protection: 'transcripts', error: errorName(error) });
            }
        }
        return receipt;
    }

    /** Rejects when the store does not take it. */
    async eraseOne(name: string, reason: ErasureReason | undefined): Promise<Erased> {
        const { provider } = this.ledger;
        const slot = await provider.get(name);
        const live = slot && 'live' in slot ? slot.live : undefined;
        const ref: ConversationRef = (live && this.ledger.referenceOf(name, live)) ?? {}; // its key is about to go
        const records = live && (await provider.erase(name, { erasedAt: Date.now() }));
        this.unfinished.delete(name); // not before: until it is gone, nobody may read it
        if (!live || records === undefined) return undefined;
        const verified = await this.isGone(name, live.id);
        this.events.report(ref, { type: 'transcript-erased', reason: reason ?? this.ledger.reasonFor(live), records });
        return { conversation: this.events.labelOf(ref.channelId ?? '', ref.conversation?.id ?? ''), records, verified };
    }

    private async isGone(name: string, generation: string): Promise<boolean> {
        try {
            return (await this.ledger.provider.read(name, generation)).length === 0;
        } catch {
            return false; // erased, but not seen to be
        }
    }
}
