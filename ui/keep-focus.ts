const MAIN = 'main';
const ABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex], [role=grid]';

/**
 * Keeps the focus from falling on the floor: when what had it is taken away (a row deleted, a
 * dialog closed, a page left) and nobody put it elsewhere, it goes to the nearest thing around that
 * can hold it, at last to the page itself.
 */
export function keepFocus(): () => void {
  let around: readonly HTMLElement[] = [];
  let isChecking = false;
  const remember = (event: FocusEvent) => {
    if (event.target instanceof HTMLElement) around = pathOf(event.target);
  };
  const check = () => {
    isChecking = false;
    if (document.activeElement !== document.body || around[0]?.isConnected !== false) return;
    const place = around.find(isPlace) ?? document.getElementById(MAIN);
    place?.focus({ preventScroll: true });
  };
  const watch = new MutationObserver(() => {
    if (isChecking || document.activeElement !== document.body) return;
    if (around[0]?.isConnected !== false) return;
    isChecking = true;
    // A dialog that closes and a page that opens place the focus themselves; they go first.
    requestAnimationFrame(() => requestAnimationFrame(check));
  });
  document.addEventListener('focusin', remember);
  watch.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    watch.disconnect();
  };
}

function pathOf(element: HTMLElement): HTMLElement[] {
  const path: HTMLElement[] = [];
  for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement)
    path.push(at);
  return path;
}

const isPlace = (element: HTMLElement): boolean =>
  element.isConnected && element.matches(ABLE) && element.closest('[inert]') === null;
