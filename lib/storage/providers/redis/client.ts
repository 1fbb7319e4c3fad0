import { having } from '../../../support/options';

type Argument = string | Buffer;
interface EvalOptions {
    keys: Argument[];
    arguments: Argument[];
}

/** The part of node-redis 5 or 6 that is used: of a client, a pool, a sentinel or a cluster. */
export interface NodeRedisLike {
    withTypeMapping(mapping: { [BLOB_STRING]: BufferConstructor }): {
        evalSha(sha: string, options: EvalOptions): Promise<unknown>;
        eval(script: string, options: EvalOptions): Promise<unknown>;
    };
}

/** The part of ioredis that is used: of a client or a cluster. */
export interface IoRedisLike {
    callBuffer(command: string, ...args: Argument[]): Promise<unknown>;
}

export type RedisClientLike = NodeRedisLike | IoRedisLike;

/** Runs a script, known by its SHA-1 or sent as it is, with one key. Strings in its answer are buffers. */
export interface Evaluator {
    bySha(sha: string, key: string, args: Argument[]): Promise<unknown>;
    bySource(source: string, key: string, args: Argument[]): Promise<unknown>;
}

const BLOB_STRING = 36; // RESP_TYPES.BLOB_STRING of node-redis: the `$` of the protocol

/** The option `client`, checked. @throws {OptionError} */
export function evaluatorOf(client: RedisClientLike): Evaluator {
    if (typeof (client as Partial<IoRedisLike> | null | undefined)?.callBuffer === 'function') {
        const ioRedis = client as IoRedisLike;
        return {
            bySha: (sha, key, args) => ioRedis.callBuffer('evalsha', sha, '1', key, ...args),
            bySource: (source, key, args) => ioRedis.callBuffer('eval', source, '1', key, ...args),
        };
    }
    const nodeRedis = having('client', client as NodeRedisLike, 'a client of node-redis (5 or newer) or of ioredis', ['withTypeMapping']);
    const binary = nodeRedis.withTypeMapping({ [BLOB_STRING]: Buffer });
    return {
        bySha: (sha, key, args) => binary.evalSha(sha, { keys: [key], arguments: args }),
        bySource: (source, key, args) => binary.eval(source, { keys: [key], arguments: args }),
    };
}
