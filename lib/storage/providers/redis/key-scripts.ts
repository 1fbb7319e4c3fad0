import { script } from './database';

/** Names; for each an array of `destroyedAt`, `hour` and `wrapped`. */
export const get = script(`
    local slots = {}
    for index, name in ipairs(ARGV) do slots[index] = redis.call('HMGET', P .. 'key:' .. name, 'destroyedAt', 'hour', 'wrapped') end
    return slots
`);

/** Name, hour, wrapped key, and the hour in the name or nothing. */
export const create = script(`
    local name, hour, wrapped, ownHour = unpack(ARGV)
    local key = P .. 'key:' .. name
    if redis.call('EXISTS', key) == 0 then
        redis.call('HSET', key, 'hour', hour, 'wrapped', wrapped)
        if ownHour ~= '' then redis.call('ZADD', P .. 'hours', ownHour, name) end
    end
    return redis.call('HMGET', key, 'destroyedAt', 'hour', 'wrapped')
`);

/** Name, hour, wrapped key. */
export const rewrap = script(`
    local name, hour, wrapped = unpack(ARGV)
    local key = P .. 'key:' .. name
    if redis.call('HEXISTS', key, 'wrapped') == 0 then return 0 end
    redis.call('HSET', key, 'hour', hour, 'wrapped', wrapped)
    return 1
`);

/** Instant, names. Begins by deleting: when its memory is full, Redis refuses a script whose first change may take more. */
export const destroy = script(`
    for index = 2, #ARGV do
        local key = P .. 'key:' .. ARGV[index]
        if redis.call('HEXISTS', key, 'destroyedAt') == 0 then
            redis.call('DEL', key)
            redis.call('ZREM', P .. 'hours', ARGV[index])
            redis.call('HSET', key, 'destroyedAt', ARGV[1])
            redis.call('ZADD', P .. 'tombstones', ARGV[1], ARGV[index])
        end
    end
`);

/** The names of live hour keys, by hour. */
export const hours = script("return redis.call('ZRANGE', P .. 'hours', 0, -1)");

/** Instant, and how many at most; says how many it forgot. */
export const forget = script(`
    local names = redis.call('ZRANGEBYSCORE', P .. 'tombstones', '-inf', '(' .. ARGV[1], 'LIMIT', 0, ARGV[2])
    for _, name in ipairs(names) do
        redis.call('DEL', P .. 'key:' .. name)
        redis.call('ZREM', P .. 'tombstones', name)
    end
    return #names
`);
