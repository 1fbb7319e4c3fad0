import type { Tables } from './tables';

interface LiveRow {
    generation: string;
    channel: string;
    users: string[];
    started_at: number;
    due: number;
    count: number;
    state: Buffer;
}

/** A row of the conversation table: live with a generation, a tombstone without. */
export type ConversationRow = LiveRow | { generation: null; erased_at: number };

export interface ErasureRow {
    conversation: string;
    generation: string;
    pending: Buffer | null;
}

/**
 * Names are in byte order; instants are double precision, which is what a JavaScript number is. Records are not partitioned: their deadline
 * moves, and creating or dropping a partition locks all of them. Sealed bytes cannot be compressed, so nobody tries; and the planner
 * must not take samples of them, which would outlive them.
 */
export function transcriptTables(schema: string): Tables {
    return {
        store: 'transcripts',
        version: 1,
        create: [
            `create table ${schema}.conversation (
                name text collate "C" primary key,
                generation text collate "C",
                channel text collate "C",
                started_at double precision,
                due double precision,
                count integer not null,
                state bytea,
                erased_at double precision,
                check ((generation is null) = (erased_at is not null) and (generation is null) = (due is null))
            ) with (fillfactor = 80)`,
            `create index on ${schema}.conversation (due) where due is not null`,
            `create index on ${schema}.conversation (channel, name) where channel is not null`,
            `create index on ${schema}.conversation (erased_at) where erased_at is not null`,
            `create table ${schema}.participant (
                generation text collate "C",
                hashed_user text collate "C",
                conversation text collate "C" not null,
                primary key (generation, hashed_user)
            )`,
            `create index on ${schema}.participant (hashed_user, conversation)`,
            `create table ${schema}.record (generation text collate "C", index integer, body bytea not null, primary key (generation, index))`,
            `create table ${schema}.erasure (
                generation text collate "C" primary key,
                conversation text collate "C" not null,
                erased_at double precision not null,
                pending bytea
            )`,
            `create index on ${schema}.erasure (erased_at)`,
            `alter table ${schema}.conversation alter state set storage external, alter state set statistics 0`,
            `alter table ${schema}.record alter body set storage external, alter body set statistics 0`,
            `alter table ${schema}.erasure alter pending set storage external, alter pending set statistics 0`,
        ],
    };
}

/** Each is one statement, so that all of it happens, or nothing. */
export function transcriptSql(schema: string) {
    const slice = (locking: string) => `with slice as (
            select index from ${schema}.record
            where generation = $1 and exists (select from ${schema}.erasure where generation = $1)
            order by index limit 1000 for update ${locking}
        ) delete from ${schema}.record r using slice where r.generation = $1 and r.index = slice.index`;
    return {
        get: `select generation, channel, started_at, due, count, state, erased_at,
                array(select hashed_user from ${schema}.participant p where p.generation = c.generation order by hashed_user) as users
            from ${schema}.conversation c where name = $1`,
        start: `with slot as (
                insert into ${schema}.conversation as c (name, generation, channel, started_at, due, count, state) values ($1, $2, $3, $4, $5, 0, $6)
                on conflict (name) do update set generation = excluded.generation, channel = excluded.channel, started_at = excluded.started_at,
                    due = excluded.due, count = 0, state = excluded.state, erased_at = null
                where c.generation is null
                returning name
            ), users as (
                insert into ${schema}.participant (generation, hashed_user, conversation)
                select $2, hashed_user, name from slot, unnest($7::text[]) as given (hashed_user) on conflict do nothing
            ) select from slot`,
        // whoever waits for the row of the slot looks at it again afterwards: of several appends with one index, one finds it
        append: `with slot as (
                update ${schema}.conversation set due = $4, state = $5, count = count + cardinality($6::bytea[])
                where name = $1 and generation = $2 and count = $3
                returning name
            ), records as (
                insert into ${schema}.record (generation, index, body)
                select $2, $3::integer + number - 1, body from slot, unnest($6::bytea[]) with ordinality as given (body, number)
            ), users as (
                insert into ${schema}.participant (generation, hashed_user, conversation)
                select $2, $7::text, name from slot where $7::text is not null on conflict do nothing
            ) select from slot`,
        isLive: `select from ${schema}.conversation where name = $1 and generation = $2`,
        read: `select body from ${schema}.record
            where generation = $2 and index >= $3::bigint and (exists (select from ${schema}.conversation where name = $1 and generation = $2)
                or exists (select from ${schema}.erasure where generation = $2 and conversation = $1))
            order by index limit $4::bigint`,
        replace: `with slot as (select name from ${schema}.conversation where name = $1 and generation = $2 for share)
            update ${schema}.record set body = $4 from slot where generation = $2 and index = $3::bigint`,
        erase: `with slot as (
                update ${schema}.conversation
                set generation = null, channel = null, started_at = null, due = null, state = null, erased_at = $3
                where name = $1 and generation = $2
                returning name, count
            ), note as (
                insert into ${schema}.erasure (generation, conversation, erased_at, pending) select $2, name, $3, $4::bytea from slot
            ) select count from slot`,
        erasures: `select conversation, generation, pending from ${schema}.erasure order by erased_at, generation limit $1::bigint`,
        purgeFree: slice('skip locked'),
        purgeAll: slice(''),
        purged: `with note as (delete from ${schema}.erasure where generation = $1 returning generation)
            delete from ${schema}.participant p using note where p.generation = note.generation`,
        due: `select array(select name from ${schema}.conversation where due <= $1 order by due, name limit $2::bigint) as names,
                (select min(due) from ${schema}.conversation where due > $1) as next`,
        ofChannel: `select name from ${schema}.conversation where channel = $1 and name > $2 order by name limit $3::bigint`,
        // a participant of an erased generation stays until that is purged
        ofUser: `select conversation as name from ${schema}.participant p
            where hashed_user = $1 and conversation > $2
                and exists (select from ${schema}.conversation c where c.name = p.conversation and c.generation = p.generation)
            order by conversation limit $3::bigint`,
        forget: `with old as (select name from ${schema}.conversation where erased_at < $1 for update skip locked)
            delete from ${schema}.conversation c using old where c.name = old.name`,
    };
}
