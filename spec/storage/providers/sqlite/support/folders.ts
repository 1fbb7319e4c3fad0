import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteProvider, type SqliteProviderOptions } from '../../../../../lib/storage/providers/sqlite';

/** A folder for each example, where providers are opened; both are gone after it. */
export function folders() {
    let folder = '';
    const opened: SqliteProvider[] = [];
    beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'warden-sqlite-')); });
    afterEach(async () => {
        for (const provider of opened.splice(0)) await provider.close();
        rmSync(folder, { recursive: true });
    });
    return {
        file: (name = 'store.db') => join(folder, name),
        open: (options: Partial<SqliteProviderOptions> = {}) => {
            const provider = new SqliteProvider({ path: join(folder, 'store.db'), ...options });
            opened.push(provider);
            return provider;
        },
    };
}
