import { script as bare } from './database';

const DAY = 24 * 3_600_000;
const CHUNK = 256; // records in one list
const FIELDS = "'erasedAt', 'id', 'channel', 'users', 'startedAt', 'due', 'count', 'state'";

/** How many lists one step of a purge takes. */
const PURGED = 64;

/**
 * Deadlines are only for a bot that never comes back: Redis deletes records a week after they were due, and the slot after a month, so
 * that a bot that does come back can still finish what hangs on it. They move once a day at most, and never to what has passed.
 */
const PRELUDE = `
    local function slotKey(name) return P .. 'slot:' .. name end
    local function recordsKey(id, index) return P .. 'records:' .. id .. ':' .. math.floor(index / ${CHUNK}) end
    local function expire(key, instant) redis.call('PEXPIREAT', key, string.format('%.0f', instant)) end

    local function keepUntilDue(slot, id, due, fresh, count)
        local clock = redis.call('TIME')
        local base = math.min(math.max(tonumber(due), clock[1] * 1000), 8.64e15)
        local expiry = tonumber(redis.call('HGET', slot, 'expiry') or 0)
        if expiry < base + ${7 * DAY} or expiry > base + ${9 * DAY} then
            expiry = base + ${8 * DAY}
            redis.call('HSET', slot, 'expiry', string.format('%.0f', expiry))
            expire(slot, expiry + ${22 * DAY})
            fresh = 0
        end
        for index = fresh - fresh % ${CHUNK}, count - 1, ${CHUNK} do expire(recordsKey(id, index), expiry) end
    end

    local function living(list, find) -- leaves out, and off the list, whose slot went at its deadline
        while true do
            local names, isClean = find(), true
            for _, name in ipairs(names) do
                if redis.call('EXISTS', slotKey(name)) == 0 then
                    redis.call('ZREM', list, name)
                    isClean = false
                end
            end
            if isClean then return names end
        end
    end
`;

const script = (lua: string) => bare(PRELUDE + lua);

/** Conversation. */
export const get = script(`return redis.call('HMGET', slotKey(ARGV[1]), ${FIELDS})`);

/** Conversation, generation, channel, users with blanks between them, start, due, state. */
export const start = script(`
    local name, id, channel, users, startedAt, due, state = unpack(ARGV)
    local slot = slotKey(name)
    if redis.call('HEXISTS', slot, 'id') == 0 then
        redis.call('ZADD', P .. 'due', due, name)
        redis.call('ZADD', P .. 'channel:' .. channel, 0, name)
        for user in string.gmatch(users, '%S+') do redis.call('ZADD', P .. 'user:' .. user, 0, name) end
        redis.call('ZREM', P .. 'tombstones', name)
        redis.call('DEL', slot)
        redis.call('HSET', slot, 'id', id, 'channel', channel, 'users', users, 'startedAt', startedAt, 'due', due, 'state', state, 'count', 0)
        keepUntilDue(slot, id, due, 0, 0)
    end
    return redis.call('HMGET', slot, ${FIELDS})
`);

/** Conversation, generation, number of the first record, due, state, user or nothing, records; says `lost` when Redis has thrown records away. */
export const append = script(`
    local name, id, first, due, state, user = unpack(ARGV, 1, 6)
    local slot = slotKey(name)
    local own, count, users = unpack(redis.call('HMGET', slot, 'id', 'count', 'users'))
    if own ~= id then return 'over' end
    if count ~= first then return 'taken' end
    if #ARGV > 6 and redis.call('LLEN', recordsKey(id, count)) ~= count % ${CHUNK} then return 'lost' end
    for at = 7, #ARGV do redis.call('RPUSH', recordsKey(id, count + at - 7), ARGV[at]) end
    if user ~= '' and redis.call('ZADD', P .. 'user:' .. user, 0, name) == 1 then users = users .. ' ' .. user end
    redis.call('ZADD', P .. 'due', due, name)
    redis.call('HSET', slot, 'due', due, 'state', state, 'users', users, 'count', count + #ARGV - 6)
    keepUntilDue(slot, id, due, tonumber(count), count + #ARGV - 6)
    return 'ok'
`);

/** Generation, number of the first record, how many at most. */
export const read = script(`
    local id, from, left = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
    local records = {}
    while left > 0 do
        local offset = from % ${CHUNK}
        local part = redis.call('LRANGE', recordsKey(id, from), offset, offset + left - 1)
        if #part == 0 then break end
        for _, record in ipairs(part) do records[#records + 1] = record end
        from, left = from + #part, left - #part
    end
    return records
`);

/** Conversation, generation, number, record. */
export const replace = script(`
    local name, id, index, record = unpack(ARGV)
    local own, count = unpack(redis.call('HMGET', slotKey(name), 'id', 'count'))
    local key = recordsKey(id, index)
    if own ~= id or tonumber(index) >= tonumber(count) or redis.call('EXISTS', key) == 0 then return end
    redis.call('LSET', key, index % ${CHUNK}, record)
`);

/** Conversation, generation, instant, and what is pending, if anything. Begins by deleting, so that it works when the memory is full. */
export const erase = script(`
    local name, id, erasedAt, pending = unpack(ARGV)
    local slot, note = slotKey(name), P .. 'erasure:' .. id
    local own, count, channel, users = unpack(redis.call('HMGET', slot, 'id', 'count', 'channel', 'users'))
    if own ~= id then return false end
    redis.call('DEL', slot)
    redis.call('ZREM', P .. 'due', name)
    redis.call('ZREM', P .. 'channel:' .. channel, name)
    for user in string.gmatch(users, '%S+') do redis.call('ZREM', P .. 'user:' .. user, name) end
    redis.call('HSET', slot, 'erasedAt', erasedAt)
    redis.call('ZADD', P .. 'tombstones', erasedAt, name)
    redis.call('HSET', note, 'conversation', name, 'count', count)
    if pending then redis.call('HSET', note, 'pending', pending) end
    redis.call('ZADD', P .. 'erasures', erasedAt, id)
    return tonumber(count)
`);

/** How many at most; for each an array of generation, conversation, and what is pending. */
export const erasures = script(`
    local notes = {}
    for index, id in ipairs(redis.call('ZRANGE', P .. 'erasures', 0, ARGV[1] - 1)) do
        local conversation, pending = unpack(redis.call('HMGET', P .. 'erasure:' .. id, 'conversation', 'pending'))
        notes[index] = { id, conversation, pending }
    end
    return notes
`);

/** Generation. From the end on, so that what is left can be read from the beginning; says how many records are left. */
export const purge = script(`
    local id = ARGV[1]
    local note = P .. 'erasure:' .. id
    local count = redis.call('HGET', note, 'count')
    if not count then return 0 end
    local chunks = math.ceil(count / ${CHUNK})
    local left = math.max(chunks - ${PURGED}, 0)
    for chunk = left, chunks - 1 do redis.call('UNLINK', recordsKey(id, chunk * ${CHUNK})) end
    if left > 0 then
        redis.call('HSET', note, 'count', left * ${CHUNK})
    else
        redis.call('DEL', note)
        redis.call('ZREM', P .. 'erasures', id)
    end
    return left * ${CHUNK}
`);

/** Now, and how many at most; an array of names, and the next instant or nothing. */
export const due = script(`
    local list, now, limit = P .. 'due', ARGV[1], ARGV[2]
    local names = living(list, function() return redis.call('ZRANGEBYSCORE', list, '-inf', now, 'LIMIT', 0, limit) end)
    return { names, redis.call('ZRANGEBYSCORE', list, '(' .. now, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)[2] }
`);

/** `channel` or `user`, which one, the name after which to begin, how many at most. */
export const list = script(`
    local kind, value, after, limit = unpack(ARGV)
    local list = P .. kind .. ':' .. value
    local from = after == '' and '-' or '(' .. after
    return living(list, function() return redis.call('ZRANGEBYLEX', list, from, '+', 'LIMIT', 0, limit) end)
`);

/** Instant, and how many at most; says how many it forgot. */
export const forget = script(`
    local names = redis.call('ZRANGEBYSCORE', P .. 'tombstones', '-inf', '(' .. ARGV[1], 'LIMIT', 0, ARGV[2])
    for _, name in ipairs(names) do
        redis.call('DEL', slotKey(name))
        redis.call('ZREM', P .. 'tombstones', name)
    end
    return #names
`);
