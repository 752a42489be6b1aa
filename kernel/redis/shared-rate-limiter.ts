import type { Redis } from 'ioredis';
import type { RateLimiter } from '../http/rate-limit.ts';

/**
 * The token bucket of `rateLimiter`, kept in Redis, whose clock all processes share. A caller who
 * is silent for two minutes has a full bucket again and is forgotten.
 */
const TAKE = `
local full = tonumber(ARGV[1])
local per_ms = full / 60000
local time = redis.call('time')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local bucket = redis.call('hmget', KEYS[1], 'tokens', 'at')
local tokens = tonumber(bucket[1]) or full
tokens = math.min(full, tokens + (now - (tonumber(bucket[2]) or now)) * per_ms)
local wait = 0
if tokens < 1 then
  wait = math.max(1, math.ceil((1 - tokens) / per_ms / 1000))
else
  tokens = tokens - 1
end
redis.call('hset', KEYS[1], 'tokens', tostring(tokens), 'at', now)
redis.call('pexpire', KEYS[1], 120000)
return wait`;

/**
 * One limit over all processes of an installation. While Redis is away each process counts with
 * `own`: nobody is turned away for it, and nothing is lost when it comes back empty.
 */
export function sharedRateLimiter(redis: Redis, perMinute: number, own: RateLimiter): RateLimiter {
  return async (caller) => {
    if (redis.status !== 'ready') return own(caller);
    try {
      return Number(await redis.eval(TAKE, 1, `poros:rate:${caller}`, perMinute));
    } catch {
      return own(caller);
    }
  };
}
