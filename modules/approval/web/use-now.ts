import { nowText } from '@poros/web-kit';
import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/** The present, in milliseconds since 1970, anew every minute: deadlines move while one looks. */
export function useNow(): number {
  const [now_ms, setNow] = useState(() => Date.parse(nowText()));
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.parse(nowText())), MINUTE_MS);
    return () => clearInterval(tick);
  }, []);
  return now_ms;
}
