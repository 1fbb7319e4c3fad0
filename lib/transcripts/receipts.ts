import { errorName } from '../events/security-events';
import { disregard } from '../support/disregard';
import type { Desk } from './ledger';
import { receiptOf, type ErasureReason, type ErasureReceipt, type RecallOutcome } from './receipt';
import { residueOf } from './residue';
import type { Tally } from './tally';

/** What a receipt says beside what was counted. */
export interface Particulars {
    reason?: ErasureReason | undefined;
    channelId?: string | undefined;
    channels?: readonly RecallOutcome[] | undefined;
    /** If the data key was not destroyed. */
    method?: string | undefined;
}

/** Makes receipts, and hands out those of erasures. */
export class Receipts {
    constructor(
        private readonly desk: Desk,
        private readonly onReceipt: ((receipt: ErasureReceipt) => void) | undefined,
    ) {}

    of(tally: Tally, { reason, channelId, channels = [], method }: Particulars = {}): ErasureReceipt {
        const { conversations, total, records, failed, stores, isOpen } = tally;
        const now = this.desk.clock.now();
        const left = total > 0 ? this.desk.provider.residue?.() : undefined;
        const residue = [...(channelId === undefined ? [] : [residueOf(channelId, now)]), ...(left === undefined ? [] : [{ what: left }])];
        const receipt = receiptOf(this.desk.keys, {
            ...(reason && { reason }), erasedAt: now, conversations, total, records, verified: !isOpen, failed, stores, channels, residue,
        }, method);
        if (total > 0) this.tell(receipt);
        return receipt;
    }

    /** For erasures that nobody asked for. */
    handOut(tally: Tally): void {
        if (tally.total > 0) this.of(tally); // most sweeps find nothing, and signing takes its time
    }

    /** Whoever gets it cannot undo the erasure by throwing. */
    private tell(receipt: ErasureReceipt): void {
        try {
            disregard(this.onReceipt?.(receipt));
        } catch (error) {
            process.emitWarning(`onReceipt threw ${errorName(error)}`, 'BotWardenWarning');
        }
    }
}
