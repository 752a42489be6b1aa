import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/** The present, in milliseconds since 1970, anew every minute: deadlines move while one looks. */
export function useNow(): number {
  const [now_ms, setNow] = useState(() => performance.timeOrigin + performance.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(performance.timeOrigin + performance.now()), MINUTE_MS);
    return () => clearInterval(tick);
  }, []);
  return now_ms;
}
