import { WardenError } from '../../../support/errors';

export type Value = string | number | null | Uint8Array;

/** What is used of a prepared statement of `node:sqlite`. */
export interface Statement {
    run(...values: Value[]): { changes: number | bigint };
    get(...values: Value[]): unknown;
    all(...values: Value[]): unknown[];
}

/** What is used of `DatabaseSync` of `node:sqlite`. */
export interface Database {
    exec(sql: string): void;
    prepare(sql: string): Statement;
    close(): void;
}

interface Engine {
    DatabaseSync: new (path: string) => Database;
}

/** Opens a database with the SQLite that comes with Node, or with the package that has the same interface. */
export function openDatabase(path: string): Database {
    const { DatabaseSync } = builtIn() ?? installed();
    return new DatabaseSync(path);
}

/** Under Node 22 before 22.13 it is there only with a flag. */
function builtIn(): Engine | undefined {
    return process.getBuiltinModule('node:sqlite') as Engine | undefined;
}

function installed(): Engine {
    try {
        return require('@photostructure/sqlite') as Engine;
    } catch (cause) {
        throw new WardenError('ERR_WARDEN_STORE', 'SQLite is not there: install @photostructure/sqlite, or use Node 22.13 or later', { cause });
    }
}
