import type { Desk, Ledger } from './ledger';
import type { Reading } from './reading';

/** Erases the records of a generation whose own time is up, and has it come up again when the next one's is. */
export async function expireRecords(name: string, generation: string, ledger: Ledger, reading: Reading, { clock }: Desk): Promise<void> {
    const open = await ledger.live(name);
    if (open?.generation.id !== generation) return;
    const now = clock.confirmed();
    const due = (open.state.expiring ?? []).filter(([, at]) => at <= now).map(([index]) => index);
    for (const index of due) await reading.blank(open, index);
    await ledger.append(name, generation, Promise.resolve({
        change: (state) => ({ ...state, expiring: state.expiring?.filter(([index]) => !due.includes(index)) }),
    }));
}
