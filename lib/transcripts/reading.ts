import { hourIn, type DataKey } from '../storage/data-key';
import { hourAt } from '../storage/hour-keys';
import { WardenError } from '../support/errors';
import type { Desk, Ledger, OpenTranscript } from './ledger';
import { NOTHING, openRecord, type Record } from './records';
import { unlessHeld } from './state';

/** How many records are read at a time, so that long conversations need no more memory than short ones. */
export const LOT = 100;

/** A record, its number, and the key it is sealed under. */
export interface Opened extends Record {
    index: number;
    key: DataKey;
}

/** Reads the records of live generations. */
export class Reading {
    constructor(
        private readonly ledger: Ledger,
        private readonly desk: Desk,
    ) {}

    /**
     * The records from number `from` on that may be shown, out of `limit` of them, and the number to go on with, if there are more.
     * @throws {WardenError} ERR_WARDEN_SEALED when one was altered, moved or left out
     */
    async page(name: string, from: number, limit: number): Promise<{ records: readonly Opened[]; next: number | undefined }> {
        const now = this.desk.clock.now();
        const open = await this.ledger.live(name, now);
        if (!open) return { records: [], next: undefined };
        const records = await this.current(open, from, Math.min(limit, open.generation.count - from), now);
        const next = from + limit;
        return { records, next: next < open.generation.count ? next : undefined };
    }

    /** The records that are not due at `now`, a lot at a time. */
    async *newestFirst(open: OpenTranscript, now: number): AsyncGenerator<Opened> {
        for (let end = open.generation.count; end > 0; end -= LOT) {
            const from = Math.max(0, end - LOT);
            yield* (await this.current(open, from, end - from, now)).toReversed();
        }
    }

    /** The records from number `from` on; nothing in place of one whose hour is over. Of a generation that was erased meanwhile there is none. */
    async stretch(open: OpenTranscript, from: number, limit: number): Promise<readonly (Opened | undefined)[]> {
        if (limit <= 0) return [];
        try {
            const sealed = await this.desk.provider.read(open.name, open.generation.id, from, limit);
            if (sealed.length < limit) throw new WardenError('ERR_WARDEN_SEALED', 'records of a transcript are missing: the store was altered');
            const opened = await Promise.all(sealed.map((record, offset) => this.opened(open, record, from + offset)));
            return (await this.isErased(open)) ? [] : opened;
        } catch (error) {
            if (await this.isErased(open)) return [];
            throw error;
        }
    }

    private async current(open: OpenTranscript, from: number, limit: number, now: number): Promise<readonly Opened[]> {
        const records = await this.stretch(open, from, limit);
        const isCurrent = ({ text, expiresAt }: Opened) => text !== NOTHING && unlessHeld(open.state, expiresAt ?? Infinity) > now;
        return records.flatMap((record) => (record && isCurrent(record) ? record : []));
    }

    private async isErased({ name, generation }: OpenTranscript): Promise<boolean> {
        const slot = await this.desk.provider.get(name);
        return !slot || !('live' in slot) || slot.live.id !== generation.id;
    }

    private async opened(open: OpenTranscript, sealed: Buffer, index: number): Promise<Opened | undefined> {
        const hour = hourIn(sealed);
        if (hour === undefined) return { index, key: open.key, ...openRecord(open.key, sealed, open.name, index) };
        const hourKey = hour < hourAt(this.desk.clock.confirmed()) ? undefined : await this.desk.dataKeys.hours.of(hour);
        if (!hourKey) return undefined;
        const key = open.key.during(hour, hourKey);
        return { index, key, ...openRecord(key, sealed, open.name, index) };
    }
}
