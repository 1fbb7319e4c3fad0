import type { Outcome } from './eraser';
import type { ErasureState, StoreOutcome } from './receipt';

const NAMED = 1_000;
const LEAST_FAR: readonly ErasureState[] = ['pending', 'hidden', 'shredded', 'purged'];

/** Counts what erasures came to, however many they are. */
export class Tally {
    readonly conversations: string[] = [];
    total = 0;
    records = 0;
    failed = 0;
    private readonly outcomes = new Map<string, StoreOutcome>();

    add(outcome: Outcome | undefined): this {
        if (!outcome) return this;
        if (this.conversations.length < NAMED) this.conversations.push(outcome.conversation);
        this.total += 1;
        this.records += outcome.records;
        this.failed += outcome.failed ? 1 : 0;
        this.addStores(outcome.stores);
        return this;
    }

    addStores(outcomes: readonly StoreOutcome[]): void {
        for (const outcome of outcomes) {
            const before = this.outcomes.get(outcome.store);
            if (!before || LEAST_FAR.indexOf(outcome.state) < LEAST_FAR.indexOf(before.state)) this.outcomes.set(outcome.store, outcome);
        }
    }

    get stores(): readonly StoreOutcome[] {
        return [...this.outcomes.values()];
    }

    /** Whether something is still to be done. */
    get isOpen(): boolean {
        return this.stores.some(({ state }) => state !== 'purged');
    }
}
