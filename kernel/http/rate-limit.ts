/** Answers 0 when the caller's request may pass, else the seconds to wait. */
export type RateLimiter = (caller: string) => number | Promise<number>;

/**
 * A token bucket per caller. Old callers are forgotten, so that memory is bounded by the callers of
 * the last minutes.
 */
export function rateLimiter(perMinute: number, nowMs: () => number): (caller: string) => number {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const perMs = perMinute / 60_000;
  return (caller) => {
    const now = nowMs();
    if (buckets.size > 20_000) forget(buckets, now);
    const bucket = buckets.get(caller) ?? { tokens: perMinute, at: now };
    bucket.tokens = Math.min(perMinute, bucket.tokens + (now - bucket.at) * perMs);
    bucket.at = now;
    buckets.set(caller, bucket);
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1000));
    bucket.tokens -= 1;
    return 0;
  };
}

function forget(buckets: Map<string, { at: number }>, now: number): void {
  for (const [caller, bucket] of buckets) if (now - bucket.at > 120_000) buckets.delete(caller);
}
