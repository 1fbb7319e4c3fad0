import { hourKeyName } from '../../key-store';
import type { Database } from './engine';
import { decodeSlot, liveHourIn } from './slot';
import type { SlotFile } from './slot-file';

interface HourSlot {
    slot: number;
    name: string;
}

/**
 * Has the database know every hour's key that the key file has. One that was put back from an older copy knows none of the hours that
 * came after it: the keys of conversations that went on since are wrapped under them, and would be lost when their slots are given away.
 */
export function findLostHours(database: Database, slots: SlotFile, rollBack: (database: Database) => void): void {
    const slotOf = database.prepare('SELECT slot FROM key WHERE name = ?');
    const isLost = ({ slot, name }: HourSlot) => {
        const known = slotOf.get(name) as { slot: number } | undefined;
        if (!known || known.slot === slot) return !known;
        const bytes = slots.peek(known.slot);
        return bytes !== undefined && decodeSlot(bytes, name) === undefined; // it is another's by now
    };
    if (!hoursIn(slots).some(isLost)) return;
    database.exec('BEGIN IMMEDIATE');
    try {
        for (const lost of hoursIn(slots).filter(isLost)) take(database, lost); // another process may have been about to commit one
        database.exec('COMMIT');
    } catch (error) {
        rollBack(database);
        throw error;
    }
}

function hoursIn(slots: SlotFile): HourSlot[] {
    const found: HourSlot[] = [];
    const hashes = new Map<number, string>();
    slots.each((bytes, slot) => {
        const hour = liveHourIn(bytes, hashes);
        if (hour !== undefined) found.push({ slot, name: hourKeyName(hour) });
    });
    return found;
}

function take(database: Database, { slot, name }: HourSlot): void {
    database.prepare('DELETE FROM key WHERE slot = ? OR name = ?').run(slot, name);
    database.prepare('DELETE FROM free_slot WHERE slot = ?').run(slot);
    database.prepare('INSERT INTO key (slot, name) VALUES (?, ?)').run(slot, name);
}
