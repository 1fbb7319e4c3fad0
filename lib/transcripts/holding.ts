import { milliseconds, text } from '../support/options';
import type { Amending } from './amending';
import type { Desk, Ledger } from './ledger';
import type { LegalHold, TranscriptState } from './state';

/** Legal holds: nothing of a conversation is destroyed, on request neither, until one ends. */
export class Holding {
    constructor(
        private readonly desk: Desk,
        private readonly ledger: Ledger,
        private readonly amending: Amending,
    ) {}

    /** @returns whether there is such a conversation */
    async hold(name: string, { reason, until }: LegalHold): Promise<boolean> {
        const now = this.desk.clock.confirmed();
        const hold = { reason: text('reason', reason), until: Math.ceil(now + milliseconds('until', until - now)) };
        const isHeld = await this.change(name, (state) => ({ ...state, hold }));
        if (isHeld) await this.amending.preserve(name);
        return isHeld;
    }

    async release(name: string): Promise<void> {
        await this.change(name, ({ hold: _, ...state }) => state);
    }

    /** Also what is hidden, as the clock has jumped, can be held. */
    private async change(name: string, change: (state: TranscriptState) => TranscriptState): Promise<boolean> {
        const open = await this.ledger.live(name, this.desk.clock.confirmed());
        return open !== undefined && this.ledger.append(name, open.generation.id, { change });
    }
}
