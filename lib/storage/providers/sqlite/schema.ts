/** `BtWd` */
export const APPLICATION_ID = 0x42_74_57_64;
export const SCHEMA_VERSION = 1;

/**
 * The records of a generation lie side by side under its number, without an index. Generations that have ended keep their row
 * until their records are gone. A key's slot number is its place in the key file; a slot below the highest is a key's, or free.
 */
export const SCHEMA = `
    CREATE TABLE store (id BLOB NOT NULL);
    CREATE TABLE record (key INTEGER PRIMARY KEY, body BLOB);
    CREATE TABLE generation (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        conversation TEXT NOT NULL,
        channel TEXT NOT NULL,
        users TEXT NOT NULL,
        startedAt INTEGER NOT NULL,
        due INTEGER NOT NULL,
        count INTEGER NOT NULL,
        ended INTEGER NOT NULL DEFAULT 0,
        state BLOB,
        pending BLOB
    );
    CREATE UNIQUE INDEX generation_live ON generation (conversation) WHERE ended = 0;
    CREATE INDEX generation_due ON generation (due) WHERE ended = 0;
    CREATE INDEX generation_channel ON generation (channel, conversation) WHERE ended = 0;
    CREATE INDEX generation_ended ON generation (number) WHERE ended = 1;
    CREATE TABLE participant (user TEXT, conversation TEXT, PRIMARY KEY (user, conversation)) WITHOUT ROWID;
    CREATE TABLE tombstone (conversation TEXT PRIMARY KEY, erasedAt INTEGER NOT NULL) WITHOUT ROWID;
    CREATE INDEX tombstone_age ON tombstone (erasedAt);
    CREATE TABLE key (slot INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE free_slot (slot INTEGER PRIMARY KEY);
    PRAGMA application_id = ${APPLICATION_ID};
    PRAGMA user_version = ${SCHEMA_VERSION};
`;
