import { t, toast } from '@poros/ui';

/** The newest version this window was loaded anew for, so that it happens once. */
const LOADED_FOR = 'poros.loaded_for';
/** Said after the page came back. */
const SAY_SO = 'poros.say_updated';
const ENTRY = /\/assets\/index-[\w-]+\.js/;

let isAsking = false;

/**
 * A part of this version is no longer there: when the server has a newer one, the page is loaded
 * anew, once. Whoever has typed something that is not stored decides when.
 */
export function watchParts(): void {
  window.addEventListener('vite:preloadError', () => void onMissingPart());
  if (!sessionStorage.getItem(SAY_SO)) return;
  sessionStorage.removeItem(SAY_SO);
  toast({ text: t('app.updated') });
}

async function onMissingPart(): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  const newest = await newestEntry();
  isAsking = false;
  const own = document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? '';
  // The same version, or no answer at all: the line is broken, and loading anew would not help.
  if (!newest || own.endsWith(newest) || sessionStorage.getItem(LOADED_FOR) === newest) return;
  const load = () => {
    sessionStorage.setItem(LOADED_FOR, newest);
    sessionStorage.setItem(SAY_SO, '1');
    location.reload();
  };
  if (wouldAskToStay())
    toast({
      text: t('app.update_typed'),
      stay_ms: 0,
      action: { word: t('app.reload'), run: load },
    });
  else load();
}

async function newestEntry(): Promise<string | undefined> {
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => undefined);
  return answer?.ok ? ENTRY.exec(await answer.text())?.[0] : undefined;
}

/** Whether somebody would be asked before leaving; what keeps itself as a draft asks nothing. */
function wouldAskToStay(): boolean {
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  return leaving.defaultPrevented;
}
