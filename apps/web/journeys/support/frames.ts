import type { Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

export interface Frames {
  /** What each frame cost the page's own thread, in milliseconds of processor. */
  readonly ticks_ms: readonly number[];
  /** The dearest kinds of work: name and milliseconds in all. */
  readonly dearest: readonly (readonly [name: string, ms: number])[];
}

/**
 * What an act costs the page's main thread, frame by frame, in thread ticks: the neighbours on a
 * busy machine do not count. A processor that is four times slower needs four times as many.
 */
export async function framesOf(page: Page, act: () => Promise<void>): Promise<Frames> {
  const browser = page.context().browser();
  if (!browser) throw new Error('frames are counted in a browser of our own');
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'devtools.timeline.frame', '__metadata'],
  });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const main = mainThread(trace.traceEvents);
  const own = trace.traceEvents
    .filter(({ pid, tid }) => pid === main.pid && tid === main.tid)
    .sort((a, b) => a.ts - b.ts);
  const starts = own.filter(isFrame).map(({ ts }) => ts);
  const ticks = Array.from({ length: starts.length + 1 }, () => 0);
  const kinds = new Map<string, number>();
  let frame = 0;
  for (const { name, ph, ts, tdur } of own) {
    if (ph !== 'X' || tdur === undefined) continue;
    while ((starts[frame] ?? Infinity) <= ts) frame += 1;
    if (name === 'ThreadControllerImpl::RunTask') ticks[frame] = (ticks[frame] ?? 0) + tdur / 1000;
    else if (name !== 'RunTask') kinds.set(name, (kinds.get(name) ?? 0) + tdur / 1000);
  }
  return {
    ticks_ms: ticks.filter((one) => one > 0),
    dearest: [...kinds].sort(([, a], [, b]) => b - a).slice(0, 8),
  };
}

/** Where a frame begins. */
const isFrame = ({ name, ph }: TraceEvent): boolean => name === 'AnimationFrame' && ph === 'b';

/** The thread of the page that did most. */
function mainThread(events: readonly TraceEvent[]): Pick<TraceEvent, 'pid' | 'tid'> {
  const counts = new Map<string, number>();
  for (const { pid, tid } of events.filter(isFrame))
    counts.set(`${pid} ${tid}`, (counts.get(`${pid} ${tid}`) ?? 0) + 1);
  const [busiest = ''] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  const [pid = 0, tid = 0] = busiest.split(' ').map(Number);
  if (!pid) throw new Error('the trace has no frames');
  return { pid, tid };
}
