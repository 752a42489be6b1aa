import { useEffect, useRef } from 'react';
import { burst } from './burst.ts';
import { isTyping } from './keys.ts';

const CLOSE_MS = 45;
const SHORTEST = 6;

/**
 * Hears a barcode scanner that types like a keyboard: letters closer than 45 ms, at least 6 of
 * them, then Enter or Tab. The scan is kept from the page; a slow hand never looks like one. Not
 * while a field has the focus.
 */
export function useScan(onScan: (code: string) => void): void {
  const latest = useRef(onScan);
  latest.current = onScan;
  useEffect(() => {
    let typed = '';
    let last_ms = 0;
    const hear = (event: KeyboardEvent) => {
      if (isTyping(event.target)) return;
      if (event.timeStamp - last_ms > CLOSE_MS) typed = '';
      last_ms = event.timeStamp;
      if (event.key.length === 1 && !event.ctrlKey && !event.altKey) {
        typed += event.key;
        if (typed.length > 2) {
          burst.drop();
          event.stopImmediatePropagation();
        }
      } else if ((event.key === 'Enter' || event.key === 'Tab') && typed.length >= SHORTEST) {
        event.preventDefault();
        event.stopImmediatePropagation();
        latest.current(typed);
        typed = '';
      }
    };
    window.addEventListener('keydown', hear, true);
    return () => window.removeEventListener('keydown', hear, true);
  }, []);
}
