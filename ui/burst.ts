/** What is asked of a key press: when it came, and whether the key is held down. */
interface Press {
  readonly timeStamp: number;
  readonly key: string;
  readonly repeat: boolean;
  preventDefault(): void;
}

/** Letters of a scanner come closer than this; the fastest hand needs about twice as long. */
const GAP_MS = 35;
/** That many close letters are no longer two keys struck in a roll. */
const FEWEST = 4;

interface Waiting {
  readonly press: Press;
  run(): void;
}

/**
 * Tells a barcode scanner that types like a keyboard from a hand. A letter waits 35 ms before it
 * acts; four different letters closer than that are a scan, and none of them acts, nor does the
 * Enter that ends it.
 */
export function burstOf(later: (act: () => void, ms: number) => () => void) {
  let waiting: Waiting[] = [];
  let last: Press | null = null;
  let isScan = false;
  let forgetTimer: () => void = () => undefined;

  const isClose = (press: Press): boolean =>
    last !== null && press.timeStamp - last.timeStamp <= GAP_MS;
  const flush = () => {
    const due = waiting;
    waiting = [];
    for (const one of due) one.run();
  };
  return {
    /** A letter that would act; it acts later, or never when it turns out to be part of a scan. */
    hear(press: Press, run: () => void): void {
      forgetTimer();
      isScan = isScan && isClose(press);
      if (!isScan && waiting.length > 0 && (!isClose(press) || press.key === last?.key)) flush();
      last = press;
      if (isScan) return;
      waiting.push({ press, run });
      if (waiting.length >= FEWEST) {
        isScan = true;
        waiting = [];
      } else forgetTimer = later(flush, GAP_MS);
    },
    /** Any other key: true when it ends a scan and must not act either. */
    end(press: Press, name: string): boolean {
      const isEnd = isScan && isClose(press) && (name === 'Enter' || name === 'Tab');
      if (isEnd) press.preventDefault();
      else if (!isScan) {
        forgetTimer();
        flush();
      }
      if (isEnd || !isClose(press)) isScan = false;
      return isEnd;
    },
    isRunning: (press: Press): boolean => (isScan || waiting.length > 0) && isClose(press),
    /** Someone else has heard the scan; what waits must not act. */
    drop(): void {
      forgetTimer();
      waiting = [];
      isScan = true;
    },
  };
}

/** The one keyboard of this window. */
export const burst = burstOf((act, ms) => {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
});
