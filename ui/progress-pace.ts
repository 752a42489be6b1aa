/** How far a piece of work is, in whole numbers for words and bars. */
export interface Pace {
  readonly percent: number;
  /** Things done in a second so far; null before it can be told. */
  readonly perSecond: number | null;
  readonly left_s: number | null;
}

const TELLS_AFTER_MS = 3000;

/** Rate and time left are told once three seconds have passed and something is done. */
export function paceOf(done: number, total: number, elapsed_ms: number): Pace {
  const percent = total > 0 ? Math.min(100, Math.floor((done * 100) / total)) : 0;
  if (elapsed_ms < TELLS_AFTER_MS || done <= 0 || total <= 0)
    return { percent, perSecond: null, left_s: null };
  const perSecond = (done * 1000) / elapsed_ms;
  const left_s = Math.ceil((total - done) / perSecond);
  return { percent, perSecond, left_s: Math.max(0, left_s) };
}

/** What a screen reader is told: every tenth per cent, so that it is not told all the time. */
export const spokenPercent = (percent: number): number => Math.floor(percent / 10) * 10;
