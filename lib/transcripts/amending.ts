import { KeyedLock } from '../support/keyed-lock';
import { joined, looked, withStretches, type Stretch } from './expiring';
import type { Desk, Ledger, OpenTranscript } from './ledger';
import { LOT, type Opened, type Reading } from './reading';
import { NOTHING, sealRecord, sealUntil } from './records';
import { unlessHeld, type TranscriptState } from './state';

/** What becomes of a record: other text, `''` to erase it, nothing to leave it as it is. */
export type Edit = (text: string) => string | undefined;

/**
 * Rewrites records of live generations: after what was to be written before, and one change of a conversation at a time, so that
 * none brings back what another has just erased.
 */
export class Amending {
    private readonly lock = new KeyedLock();

    constructor(
        private readonly ledger: Ledger,
        private readonly reading: Reading,
        private readonly desk: Desk,
    ) {}

    /** Rewrites records, newest first. @param once whether to stop after the first. @returns for how many there was an edit */
    async amend(name: string, edit: Edit, once = false): Promise<number> {
        let edits = 0;
        await this.alone(name, async (open, now) => {
            for await (const record of this.reading.newestFirst(open, now)) {
                const edited = edit(record.text);
                if (edited === undefined) continue;
                edits += 1;
                if (edited !== record.text) await this.put(open, record, edited);
                if (once) return;
            }
        });
        return edits;
    }

    /** Gives records of a generation a time of their own (epoch milliseconds), unless they have an earlier one: those of activities with these ids. */
    async expire(name: string, generation: string, activityIds: readonly string[], expiresAt: number): Promise<void> {
        const ids = new Set(activityIds);
        await this.alone(name, async (open, now) => {
            const stretches: Stretch[] = [];
            if (open.generation.id !== generation) return;
            for await (const record of this.reading.newestFirst(open, now)) {
                const { id } = JSON.parse(record.text) as { id?: string };
                if (id === undefined || !ids.delete(id)) continue;
                if ((record.expiresAt ?? Infinity) > expiresAt) {
                    await this.reseal(open, record, expiresAt);
                    stretches.push([record.index, record.index, expiresAt]);
                }
                if (ids.size === 0) break;
            }
            if (stretches.length > 0) await this.changed(open, (state) => ({ ...state, expiring: withStretches(state.expiring, stretches) }));
        });
    }

    /** Erases the records of a generation whose own time is up, and has it come up again when the next one's is. */
    async eraseDue(name: string, generation: string): Promise<void> {
        await this.alone(name, async (open, now) => {
            if (open.generation.id !== generation || unlessHeld(open.state, 0) > now) return;
            const due = (open.state.expiring ?? []).filter(([, , at]) => at <= now);
            const left: Stretch[] = [];
            for (const stretch of due) left.push(...(await this.leftIn(open, stretch, now)));
            await this.changed(open, (state) => ({ ...state, expiring: looked(state.expiring, due, left, now) }));
        });
    }

    /** Sees to it that records with a time of their own outlive a hold: the key of their hour would go before it ends. */
    async preserve(name: string): Promise<void> {
        await this.alone(name, async (open) => {
            for (const [from, to] of open.state.expiring ?? []) {
                for await (const record of this.recordsIn(open, from, to)) {
                    if (record?.expiresAt !== undefined) await this.reseal(open, record, record.expiresAt);
                }
            }
        });
    }

    /** Erases what is due in a stretch. @returns a stretch for what is not, if there is any */
    private async leftIn(open: OpenTranscript, [from, to]: Stretch, now: number): Promise<readonly Stretch[]> {
        const left: Stretch[] = [];
        let index = from - 1;
        for await (const record of this.recordsIn(open, from, to)) {
            index += 1;
            const at = record ? record.expiresAt : 0;
            if (at === undefined) continue;
            if (at <= now) await this.blank(open, index);
            else left.push([index, index, at]);
        }
        return joined(left);
    }

    private async *recordsIn(open: OpenTranscript, from: number, to: number): AsyncGenerator<Opened | undefined> {
        for (let first = from; first <= to; first += LOT) yield* await this.reading.stretch(open, first, Math.min(LOT, to + 1 - first));
    }

    private async put(open: OpenTranscript, { index, key, ...rest }: Opened, text: string): Promise<void> {
        if (text === NOTHING) return this.blank(open, index);
        await this.replace(open, index, sealRecord(key, { ...rest, text }, open.name, index));
    }

    private async blank(open: OpenTranscript, index: number): Promise<void> {
        await this.replace(open, index, sealRecord(open.key, { text: NOTHING }, open.name, index));
    }

    private async reseal(open: OpenTranscript, { index, text, delivered }: Opened, expiresAt: number): Promise<void> {
        const due = unlessHeld(open.state, expiresAt);
        await this.replace(open, index, await sealUntil(open.key, { text, delivered, expiresAt }, due, this.desk.dataKeys.hours, open.name, index));
    }

    private async replace({ name, generation }: OpenTranscript, index: number, record: Buffer): Promise<void> {
        await this.desk.provider.replace(name, generation.id, index, record);
    }

    private async changed({ name, generation }: OpenTranscript, change: (state: TranscriptState) => TranscriptState): Promise<void> {
        await this.ledger.append(name, generation.id, { change });
    }

    /** Works on the generation that can be added to now, if there is one. */
    private async alone(name: string, work: (open: OpenTranscript, now: number) => Promise<void>): Promise<void> {
        await this.lock.run(name, async () => {
            await this.ledger.caughtUp(name);
            const now = this.desk.clock.confirmed();
            const open = await this.ledger.live(name, now);
            if (open) await work(open, now);
        });
    }
}
