import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark' | 'contrast';
export type Density = 'compact' | 'comfortable' | 'touch';

export interface Preferences {
  readonly theme: Theme;
  readonly density: Density;
  /** Single-letter shortcuts can be switched off (WCAG 2.1.4). */
  readonly letterKeys: boolean;
  /** The menu panel beside the rail stays open. */
  readonly menuPinned: boolean;
}

/** What belongs to the person rather than to the device; the server keeps it. */
export type PersonalPreferences = Pick<Preferences, 'theme' | 'density' | 'letterKeys'>;

const PLACE = 'poros.preferences';
const DEFAULTS: Preferences = {
  theme: 'system',
  density: 'compact',
  letterKeys: true,
  menuPinned: false,
};
const listeners = new Set<() => void>();
let kept: Preferences = load();
let preferences: Preferences = kept;

export const currentPreferences = (): Preferences => preferences;
/** What the person chose, also while something else is tried out. */
export const keptPreferences = (): Preferences => kept;

/** Hears every change, as `usePreferences` does, outside of components. */
export { subscribe as onPreferences };

/** Keeps a choice on this device and shows it at once. */
export function prefer(change: Partial<Preferences>): void {
  kept = { ...kept, ...change };
  preferences = { ...preferences, ...change };
  localStorage.setItem(PLACE, JSON.stringify(kept));
  showPreferences();
  for (const listener of listeners) listener();
}

/** Shows the screen another way without keeping it; null ends the trial. */
export function tryPreferences(change: Partial<Preferences> | null): void {
  preferences = change ? { ...preferences, ...change } : kept;
  showPreferences();
  for (const listener of listeners) listener();
}

/**
 * Puts theme and density on the document; the page's first script does the same before the first
 * paint.
 */
export function showPreferences(): void {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset['theme'] =
    preferences.theme === 'system' ? (dark ? 'dark' : 'light') : preferences.theme;
  root.dataset['density'] = preferences.density;
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, currentPreferences);
}

/** True while the media query holds; `useMedia(PHONE)` picks the phone layout. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

export const PHONE = '(max-width: 639px)';
export const NARROW = '(max-width: 1023px)';

/** Height of a table row in pixels; the same figures as --row in the style sheet. */
export function useRowHeight(): number {
  const { density } = usePreferences();
  return { compact: 30, comfortable: 36, touch: 48 }[density];
}

function load(): Preferences {
  try {
    return {
      ...DEFAULTS,
      ...(JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Partial<Preferences>),
    };
  } catch {
    return DEFAULTS;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
