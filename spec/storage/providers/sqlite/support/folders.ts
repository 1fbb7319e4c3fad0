import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteProvider, type SqliteProviderOptions } from '../../../../../lib/storage/providers/sqlite';
import { openDatabase, type Database } from '../../../../../lib/storage/providers/sqlite/engine';

/** In memory where that can be: nothing here depends on how long a disk takes. */
const PARENT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A folder for each example, where providers are opened; both are gone after it. */
export function folders() {
    let folder = '';
    const opened: SqliteProvider[] = [];
    const connections: Database[] = [];
    beforeEach(() => { folder = mkdtempSync(join(PARENT, 'warden-sqlite-')); });
    afterEach(async () => {
        for (const connection of connections.splice(0)) connection.close();
        for (const provider of opened.splice(0)) await provider.close();
        rmSync(folder, { recursive: true });
    });
    const file = (name = 'store.db') => join(folder, name);
    return {
        file,
        open: (options: Partial<SqliteProviderOptions> = {}) => {
            const provider = new SqliteProvider({ path: file(), ...options });
            opened.push(provider);
            return provider;
        },
        /** Another connection to the database. */
        connect: () => {
            const connection = openDatabase(file());
            connections.push(connection);
            return connection;
        },
        /** The files that have these bytes. Reading a database's files can end its locks: nothing else may be at it. */
        filesWith: (bytes: string) => readdirSync(folder).filter((name) => readFileSync(file(name)).includes(bytes)).toSorted(),
    };
}

/** The connection within a provider. */
export function connectionOf(provider: SqliteProvider): Database {
    return (provider as unknown as { store: { database: Database } }).store.database;
}
