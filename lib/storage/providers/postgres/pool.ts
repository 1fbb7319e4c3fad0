import { OptionError } from '../../../support/errors';
import { having } from '../../../support/options';

/** A statement for `pg`; with a name, the server parses and plans it once per connection. */
export interface PgStatement {
    name?: string;
    text: string;
    values?: unknown[];
}

/** What `pg` answers, as far as it is used here. */
export interface PgResult {
    rows: unknown[];
    rowCount: number | null;
}

/** One connection of a `pg` Pool. */
export interface PgClientLike {
    query(statement: PgStatement): Promise<PgResult>;
    release(destroy?: boolean): void;
}

/** The part of a `pg` Pool that is used here. */
export interface PgPoolLike {
    query(statement: PgStatement): Promise<PgResult>;
    connect(): Promise<PgClientLike>;
}

const SCHEMA = 'bot_warden';

/** The option `pool`, checked. */
export function poolOf(value: PgPoolLike): PgPoolLike {
    return having('pool', value, 'a pg Pool', ['query', 'connect']);
}

/** The option `schema`, checked, as it is written in SQL. */
export function schemaOf(value: string = SCHEMA): string {
    if (typeof value !== 'string' || !/^(?!pg_)[a-z_][a-z0-9_]{0,62}$/.test(value)) {
        throw new OptionError('schema', 'up to 63 characters out of a-z 0-9 _, not a digit first, not pg_', value);
    }
    return `"${value}"`;
}
