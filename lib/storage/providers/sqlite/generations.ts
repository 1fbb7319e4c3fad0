import type { TranscriptChanges, TranscriptErasure, TranscriptGeneration } from '../../../transcripts/provider';
import type { Database } from './engine';
import { bufferOf } from './records';

/** What is needed of a live generation to change it. */
export interface LiveGeneration {
    number: number;
    count: number;
    users: string;
}

type GenerationRow = Omit<TranscriptGeneration, 'users' | 'state'> & { users: string; state: Uint8Array | null };
type ErasureRow = { conversation: string; generation: string; pending: Uint8Array | null };

/** The rows of generations, live ones and those that have ended, and of who takes part in the live ones. */
export class Generations {
    private readonly statements;

    constructor(database: Database) {
        this.statements = statementsOf(database);
    }

    get(conversation: string): TranscriptGeneration | undefined {
        const row = this.statements.get.get(conversation) as GenerationRow | undefined;
        return row && { ...row, users: JSON.parse(row.users) as string[], state: bufferOf(row.state) };
    }

    start(conversation: string, { id, channel, users, startedAt, due, count, state }: TranscriptGeneration): void {
        this.statements.start.run(id, conversation, channel, JSON.stringify(users), startedAt, due, count, state);
        for (const user of users) this.statements.join.run(user, conversation);
    }

    live(conversation: string, id: string): LiveGeneration | undefined {
        return this.statements.live.get(id, conversation) as LiveGeneration | undefined;
    }

    /** Changes a live one that has just `before` records. @returns its number; nothing when there is no such one */
    change(conversation: string, id: string, [before, count]: readonly [before: number, after: number], { due, state, user }: TranscriptChanges): number | undefined {
        const changed = this.statements.change.get(due, state, count, id, conversation, before) as Pick<LiveGeneration, 'number' | 'users'> | undefined;
        if (changed && user !== undefined) this.join(conversation, changed, user);
        return changed?.number;
    }

    private join(conversation: string, { number, users }: Pick<LiveGeneration, 'number' | 'users'>, user: string): void {
        const known = JSON.parse(users) as string[];
        if (known.includes(user)) return;
        this.statements.users.run(JSON.stringify([...known, user]), number);
        this.statements.join.run(user, conversation);
    }

    end(conversation: string, { number, users }: LiveGeneration, pending: Buffer | undefined): void {
        this.statements.end.run(pending ?? null, number);
        for (const user of JSON.parse(users) as string[]) this.statements.leave.run(user, conversation);
    }

    /** The number of one, live or not. */
    number(conversation: string, id: string): number | undefined {
        return (this.statements.number.get(id, conversation) as { number: number } | undefined)?.number;
    }

    /** The number of one that has ended. */
    ended(conversation: string, id: string): number | undefined {
        return (this.statements.endedOne.get(id, conversation) as { number: number } | undefined)?.number;
    }

    erasures(limit: number): TranscriptErasure[] {
        const rows = this.statements.ended.all(limit) as ErasureRow[];
        return rows.map(({ pending, ...erasure }) => ({ ...erasure, ...(pending && { pending: bufferOf(pending) }) }));
    }

    remove(number: number): void {
        this.statements.remove.run(number);
    }

    due(now: number, limit: number): { names: string[]; next: number | undefined } {
        const next = (this.statements.next.get(now) as { due: number | null }).due ?? undefined;
        return { names: namesOf(this.statements.due.all(now, limit)), next };
    }

    ofChannel(channel: string, after: string, limit: number): string[] {
        return namesOf(this.statements.ofChannel.all(channel, after, limit));
    }

    ofUser(user: string, after: string, limit: number): string[] {
        return namesOf(this.statements.ofUser.all(user, after, limit));
    }
}

function statementsOf(database: Database) {
    return {
        get: database.prepare('SELECT id, channel, users, startedAt, due, count, state FROM generation WHERE conversation = ? AND ended = 0'),
        start: database.prepare('INSERT INTO generation (id, conversation, channel, users, startedAt, due, count, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
        live: database.prepare('SELECT number, count, users FROM generation WHERE id = ? AND conversation = ? AND ended = 0'),
        number: database.prepare('SELECT number FROM generation WHERE id = ? AND conversation = ?'),
        change: database.prepare(
            'UPDATE generation SET due = ?, state = ?, count = ? WHERE id = ? AND conversation = ? AND ended = 0 AND count = ? RETURNING number, users',
        ),
        users: database.prepare('UPDATE generation SET users = ? WHERE number = ?'),
        join: database.prepare('INSERT OR IGNORE INTO participant (user, conversation) VALUES (?, ?)'),
        leave: database.prepare('DELETE FROM participant WHERE user = ? AND conversation = ?'),
        end: database.prepare('UPDATE generation SET ended = 1, users = \'[]\', state = NULL, pending = ? WHERE number = ?'),
        endedOne: database.prepare('SELECT number FROM generation WHERE id = ? AND conversation = ? AND ended = 1'),
        ended: database.prepare('SELECT conversation, id AS generation, pending FROM generation WHERE ended = 1 ORDER BY number LIMIT ?'),
        remove: database.prepare('DELETE FROM generation WHERE number = ?'),
        due: database.prepare('SELECT conversation FROM generation WHERE ended = 0 AND due <= ? ORDER BY due LIMIT ?'),
        next: database.prepare('SELECT min(due) AS due FROM generation WHERE ended = 0 AND due > ?'),
        ofChannel: database.prepare('SELECT conversation FROM generation WHERE ended = 0 AND channel = ? AND conversation > ? ORDER BY conversation LIMIT ?'),
        ofUser: database.prepare('SELECT conversation FROM participant WHERE user = ? AND conversation > ? ORDER BY conversation LIMIT ?'),
    };
}

function namesOf(rows: readonly unknown[]): string[] {
    return rows.map((row) => (row as { conversation: string }).conversation);
}
