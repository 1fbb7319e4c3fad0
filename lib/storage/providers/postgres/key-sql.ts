import type { Tables } from './tables';

/** A row of the key table: live with a wrapped key, destroyed without. */
export type KeyRow = { name: string } & ({ wrapped: Buffer; hour: number } | { wrapped: null; destroyed_at: number });

/**
 * The key table. The place of a destroyed key's old row is free for others when its page is used next (hence the room in every page, and
 * no index but the first: only then can the server do without a vacuum), or after the vacuum that follows a few dozen of them.
 * No statistics: the samples that the planner takes would outlive the keys.
 */
export function keyTables(schema: string): Tables {
    return {
        store: 'keys',
        version: 1,
        create: [
            `create table ${schema}.key (
                name text collate "C" primary key,
                wrapped bytea,
                hour double precision,
                destroyed_at double precision,
                check ((destroyed_at is null) = (wrapped is not null) and (wrapped is null) = (hour is null))
            ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50, autovacuum_vacuum_cost_delay = 0)`,
            `alter table ${schema}.key alter wrapped set statistics 0`,
        ],
    };
}

export function keySql(schema: string) {
    return {
        get: `select name, wrapped, hour, destroyed_at from ${schema}.key where name = any($1::text[])`,
        create: `insert into ${schema}.key (name, wrapped, hour) values ($1, $2, $3) on conflict (name) do nothing`,
        rewrap: `update ${schema}.key set wrapped = $2, hour = $3 where name = $1 and destroyed_at is null`,
        // in order of name, so that two who destroy the same keys do not wait for each other
        destroy: `insert into ${schema}.key as k (name, destroyed_at)
            select distinct name, $2::double precision from unnest($1::text[]) as given (name) order by name
            on conflict (name) do update set wrapped = null, hour = null, destroyed_at = excluded.destroyed_at where k.destroyed_at is null`,
        // what begins with "hour-" in byte order
        hours: `select name from ${schema}.key where name >= 'hour-' and name < 'hour.' and destroyed_at is null`,
        forget: `with old as (select name from ${schema}.key where destroyed_at < $1 for update skip locked)
            delete from ${schema}.key k using old where k.name = old.name`,
    };
}
