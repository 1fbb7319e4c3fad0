import { hourIn, type DataKey } from '../storage/data-key';
import { WardenError } from '../support/errors';
import type { Desk, Ledger, OpenTranscript } from './ledger';
import { keyFor, openRecord, sealRecord, type Record } from './records';

/** What is left of a record that was erased by itself. */
const NOTHING = '';
const LOT = 100;

/** A record that can be shown, and its number. */
export interface Numbered extends Record {
    index: number;
}

type Opened = Numbered & { key: DataKey };

/** What becomes of a record: other text, `''` to erase it, nothing to leave it as it is. */
export type Edit = (text: string) => string | undefined;

/** Reads and rewrites the records of live generations, a lot at a time, so that long conversations need no more memory than short ones. */
export class Reading {
    constructor(
        private readonly ledger: Ledger,
        private readonly desk: Desk,
    ) {}

    /**
     * The records from number `from` on, up to `limit` of them, and the number to go on with, if there are more.
     * @throws {WardenError} ERR_WARDEN_SEALED when one was altered, moved or left out
     */
    async page(name: string, from: number, limit: number): Promise<{ records: readonly Numbered[]; next: number | undefined }> {
        const open = await this.ledger.live(name);
        if (!open) return { records: [], next: undefined };
        const records = await this.shown(open, from, Math.min(limit, open.generation.count - from));
        const next = from + limit;
        return { records: records.filter(({ text }) => text !== NOTHING), next: next < open.generation.count ? next : undefined };
    }

    /** Rewrites records of the live generation, newest first. @param once whether to stop after the first. @returns how many were changed */
    async amend(name: string, edit: Edit, once = false): Promise<number> {
        let changed = 0;
        for await (const { open, record } of this.newestFirst(name)) {
            if (!(await this.edited(open, record, edit))) continue;
            changed += 1;
            if (once) return changed;
        }
        return changed;
    }

    /** Seals the newest record that matches under the key of an hour too. @returns its number, if there is one without a time of its own */
    async expire(name: string, generation: string, matches: (text: string) => boolean, expiresAt: number): Promise<number | undefined> {
        for await (const { open, record } of this.newestFirst(name)) {
            if (open.generation.id !== generation) return undefined;
            if (!matches(record.text)) continue;
            if (record.expiresAt !== undefined) return undefined;
            const wanted = { text: record.text, delivered: record.delivered, expiresAt };
            const key = await keyFor(open.key, wanted, this.desk.dataKeys);
            await this.desk.provider.replace(name, generation, record.index, sealRecord(key, wanted, name, record.index));
            return record.index;
        }
        return undefined;
    }

    /** The records of the live generation that may be shown, a lot at a time. */
    async *newestFirst(name: string): AsyncGenerator<{ open: OpenTranscript; record: Opened }> {
        const open = await this.ledger.live(name);
        for (let end = open?.generation.count ?? 0; open && end > 0; end -= LOT) {
            const from = Math.max(0, end - LOT);
            for (const record of (await this.shown(open, from, end - from)).toReversed()) yield { open, record };
        }
    }

    /** Erases one record. */
    async blank({ name, generation, key }: OpenTranscript, index: number): Promise<void> {
        await this.desk.provider.replace(name, generation.id, index, sealRecord(key, { text: NOTHING }, name, index));
    }

    private async edited(open: OpenTranscript, { index, text, key, ...rest }: Opened, edit: Edit): Promise<boolean> {
        const edited = text === NOTHING ? undefined : edit(text);
        if (edited === undefined || edited === text) return false;
        if (edited === NOTHING) await this.blank(open, index);
        else await this.desk.provider.replace(open.name, open.generation.id, index, sealRecord(key, { ...rest, text: edited }, open.name, index));
        return true;
    }

    /** The records of a stretch that may be shown: without those whose own time is up. */
    private async shown(open: OpenTranscript, from: number, limit: number): Promise<(Opened)[]> {
        if (limit <= 0) return [];
        try {
            const sealed = await this.desk.provider.read(open.name, open.generation.id, from, limit);
            if (sealed.length < limit) throw new WardenError('ERR_WARDEN_SEALED', 'records of a transcript are missing: the store was altered');
            const opened = await Promise.all(sealed.map((record, offset) => this.opened(open, record, from + offset)));
            const now = this.desk.clock.now();
            return opened.flatMap((record) => (record && (record.expiresAt ?? Infinity) > now ? record : []));
        } catch (error) {
            if ((await this.ledger.live(open.name))?.generation.id !== open.generation.id) return []; // erased while it was being read
            throw error;
        }
    }

    private async opened(open: OpenTranscript, sealed: Buffer, index: number): Promise<(Opened) | undefined> {
        const hour = hourIn(sealed);
        const hourKey = hour === undefined ? undefined : await this.desk.dataKeys.hours.of(hour);
        if (hour !== undefined && !hourKey) return undefined;
        const key = hour !== undefined && hourKey ? open.key.during(hour, hourKey) : open.key;
        return { index, key, ...openRecord(key, sealed, open.name, index) };
    }
}
