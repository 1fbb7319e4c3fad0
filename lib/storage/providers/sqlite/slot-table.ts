import type { Database, Statement } from './engine';

/** Which slot of the key file is whose. */
export class SlotTable {
    private readonly select: Statement;
    private readonly insert: Statement;
    private readonly remove: Statement;
    private readonly hours: Statement;
    private readonly lastSlot: Statement;
    private readonly putFree: Statement;
    private readonly takeFree: Statement;

    constructor(database: Database) {
        this.select = database.prepare('SELECT slot FROM key WHERE name = ?');
        this.insert = database.prepare('INSERT INTO key (slot, name) VALUES (?, ?)');
        this.remove = database.prepare('DELETE FROM key WHERE slot = ?');
        this.hours = database.prepare('SELECT slot, name FROM key WHERE name >= \'hour-\' AND name < \'hour.\'');
        this.lastSlot = database.prepare('SELECT ifnull(max(slot), -1) AS slot FROM key');
        this.putFree = database.prepare('INSERT INTO free_slot (slot) VALUES (?)');
        this.takeFree = database.prepare('DELETE FROM free_slot WHERE slot = (SELECT min(slot) FROM free_slot) RETURNING slot');
    }

    get(name: string): number | undefined {
        return (this.select.get(name) as { slot: number } | undefined)?.slot;
    }

    /** Gives a slot to a name that has none: a free one first, so that there is none above the highest in use. */
    allocate(name: string): number {
        const { slot } = (this.takeFree.get() ?? { slot: this.last() + 1 }) as { slot: number };
        this.insert.run(slot, name);
        return slot;
    }

    free(slot: number): void {
        if (Number(this.remove.run(slot).changes) > 0) this.putFree.run(slot);
    }

    /** The highest slot in use; -1 when none is. */
    last(): number {
        return (this.lastSlot.get() as { slot: number }).slot;
    }

    /** Those whose name begins as that of an hour's key does. */
    ofHours(): { slot: number; name: string }[] {
        return this.hours.all() as { slot: number; name: string }[];
    }
}
