/**
 * What runs inside the page that is measured. Every function is sent there as text, so it uses
 * nothing from outside itself.
 */

/** Notes for each key how long it takes until what it asks for is painted. */
export function watchKeys(): void {
  const page = window as unknown as { wantedOfKeys: string | null; tookOfKeys: number[] };
  page.wantedOfKeys = null;
  page.tookOfKeys = [];
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Control') return;
      const wanted = page.wantedOfKeys;
      if (wanted === null) return;
      // One key at a time: the Escape that closes a dialog is not measured.
      page.wantedOfKeys = null;
      const painted = () => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          page.tookOfKeys.push(performance.now() - event.timeStamp);
        });
        port1.start();
        port2.postMessage(null);
      };
      const look = () => {
        if (!wanted || document.querySelector(wanted)) painted();
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    true,
  );
}

/** The same work on every machine: what it takes says how fast this one is now. */
export function referenceLoop(): number {
  const from = performance.now();
  let seed = 1;
  for (let round = 0; round < 20_000_000; round += 1)
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return seed === 0 ? 0 : performance.now() - from;
}

/** Paint, layout shifts and the last task that held the page longer than 50 ms. */
export function readLoading(): { fcp_ms: number; cls: number; busyUntil_ms: number } {
  const all = (type: string): PerformanceEntry[] => {
    const seen: PerformanceEntry[] = [];
    const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
    observer.observe({ type, buffered: true });
    seen.push(...observer.takeRecords());
    observer.disconnect();
    return seen;
  };
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  const shifts = all('layout-shift') as (PerformanceEntry & { value: number })[];
  const tasks = all('longtask');
  return {
    fcp_ms: paint?.startTime ?? 0,
    cls: shifts.reduce((sum, one) => sum + one.value, 0),
    busyUntil_ms: Math.max(0, ...tasks.map((task) => task.startTime + task.duration)),
  };
}

/** A page with nothing in it but a key that changes a word: what the browser itself needs. */
export const EMPTY_PAGE = `<!doctype html><p id="a">0</p><script>
addEventListener('keydown', () => { a.textContent = Number(a.textContent) + 1; });
</script>`;
