import { createHash } from 'node:crypto';
import { codeOf, storeError } from './failure';
import type { PgPoolLike, PgResult, PgStatement } from './pool';
import { provideTables, type Tables } from './tables';

/** Serialisation failure and deadlock: the server has undone the statement, so that it may be run again. */
const UNDONE = ['40001', '40P01'];
const TRIES = 20;

/** Runs single statements on tables that are there from the first one on. Every error is a WardenError. */
export class Database {
    private readonly names = new Map<string, string>();
    private ready: Promise<void> | undefined;

    constructor(
        private readonly pool: PgPoolLike,
        private readonly schema: string,
        private readonly tables: Tables,
    ) {}

    /** The rows of a statement. */
    async rows<T>(text: string, values: unknown[]): Promise<T[]> {
        return (await this.run(text, values)).rows as T[];
    }

    /** How many rows a statement wrote, or found. */
    async count(text: string, values: unknown[]): Promise<number> {
        return (await this.run(text, values)).rowCount ?? 0;
    }

    private async run(text: string, values: unknown[]): Promise<PgResult> {
        try {
            await (this.ready ??= this.provide());
            return await this.tried({ name: this.nameOf(text), text, values }, TRIES);
        } catch (error) {
            throw storeError(error);
        }
    }

    private async tried(statement: PgStatement, tries: number): Promise<PgResult> {
        try {
            return await this.pool.query(statement);
        } catch (error) {
            if (tries <= 1 || !UNDONE.includes(codeOf(error) ?? '')) throw error;
            return this.tried(statement, tries - 1);
        }
    }

    private async provide(): Promise<void> {
        try {
            await provideTables(this.pool, this.schema, this.tables);
        } catch (error) {
            this.ready = undefined; // the next call looks again
            throw error;
        }
    }

    /** Out of its text, as a connection may serve several schemas and takes one text per name, of up to 63 characters. */
    private nameOf(text: string): string {
        const name = this.names.get(text) ?? `bot_warden_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
        this.names.set(text, name);
        return name;
    }
}
