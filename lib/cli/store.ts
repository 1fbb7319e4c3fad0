import { existsSync } from 'node:fs';
import type { TranscriptProvider } from '../transcripts/provider';
import type { SelfDestructingTranscripts } from '../transcripts/self-destructing-transcripts';
import type { Arguments } from './arguments';
import { configModule } from './config-module';
import type { Io } from './io';
import { KEY_HELP, KEY_OPTIONS, keyRing } from './keys';
import { Problem } from './problem';

export const STORE_OPTIONS = { ...KEY_OPTIONS, config: 'text', sqlite: 'text' } as const;

export const STORE_HELP = `Where the transcripts are:
  --config <file>      a CommonJS or ES module that exports \`transcripts\`, the SelfDestructingTranscripts as the bot makes it,
                       and, if something has to be closed at the end, a function \`close\`
  --sqlite <path>      the database of a bot with a SqliteProvider, default limits (24 hours of silence, 30 days), the file of
                       keys beside it, and nothing that is erased with its conversations (\`also\`); otherwise use --config
${KEY_HELP}`;

export interface OpenStore {
    transcripts: SelfDestructingTranscripts;
    /** What the config module has to import from. */
    source?: unknown;
    close(): Promise<void>;
}

/** @param create whether an SQLite database may be new. @throws {Problem} */
export async function openStore(given: Arguments, io: Io, create = false): Promise<OpenStore> {
    const [config, sqlite] = [given.text('config'), given.text('sqlite')];
    if ((config === undefined) === (sqlite === undefined)) throw new Problem('say where the transcripts are: either --config <file> or --sqlite <path>');
    if (sqlite !== undefined) return openSqlite(sqlite, given, io, create);
    if (given.text('keys-file') !== undefined) throw new Problem('--keys-file goes with --sqlite: a config module has its own keys');
    const { transcripts, source, close } = await configModule(config as string);
    return {
        transcripts,
        source,
        async close() {
            transcripts.close();
            if (typeof close === 'function') await close();
        },
    };
}

type Sqlite = { SqliteProvider: new (options: { path: string }) => TranscriptProvider & { close(): Promise<void> } };

async function openSqlite(path: string, given: Arguments, io: Io, create: boolean): Promise<OpenStore> {
    const missing = [path, `${path}.keys`].find((file) => !existsSync(file));
    const isNew = missing === path && create; // to erase from a new database would succeed, whatever was meant
    if (missing !== undefined && !isNew) throw new Problem(`${missing} is not there`);
    const keys = keyRing(given, io);
    const { SelfDestructingTranscripts: Transcripts } = await import('../transcripts/self-destructing-transcripts.js');
    const { SqliteProvider } = require('../storage/providers/sqlite') as Sqlite;
    const provider = new SqliteProvider({ path });
    const transcripts = new Transcripts({ keys, provider });
    transcripts.close(); // no sweep on the side: the bot may erase more with a conversation than is known here
    return { transcripts, close: async () => provider.close() };
}
