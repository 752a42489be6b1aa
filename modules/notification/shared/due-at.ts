/** How soon a person wants to be told outside the program. */
export type Pace = 'off' | 'at_once' | 'hourly' | 'daily';

/** When a person may be told: minutes of the day where the tenant lives. */
export interface Manner {
  /** Nothing leaves from here to there; null when any time is good. May pass midnight. */
  readonly quiet: { readonly from: number; readonly to: number } | null;
  readonly dailyAt: number;
}

export const NO_MANNER: Manner = { quiet: null, dailyAt: 450 };

const DAY = 1_440;

/**
 * In how many minutes something noticed at this minute of the day leaves; null is never, 0 is now.
 * A digest waits for the next full hour or the chosen time; whatever falls into the quiet hours
 * waits for their end.
 */
export function minutesUntil(pace: Pace, minute: number, manner: Manner): number | null {
  if (pace === 'off') return null;
  if (pace === 'daily') return until(minute, manner.dailyAt);
  const wait = pace === 'hourly' ? until(minute, (Math.floor(minute / 60) + 1) * 60) : 0;
  const then = (minute + wait) % DAY;
  return isQuiet(then, manner) ? wait + until(then, manner.quiet?.to ?? 0) : wait;
}

export function isQuiet(minute: number, { quiet }: Manner): boolean {
  if (!quiet || quiet.from === quiet.to) return false;
  return quiet.from < quiet.to
    ? minute >= quiet.from && minute < quiet.to
    : minute >= quiet.from || minute < quiet.to;
}

/** Minutes from one time of the day to the next such time; a whole day when it is just now. */
const until = (minute: number, target: number): number => (target - minute + DAY) % DAY || DAY;

/** '22:30' or '22:30:00' as minutes of the day. */
export function minuteOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
