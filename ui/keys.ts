import { useEffect, useLayoutEffect, useRef } from 'react';
import { burst } from './burst.ts';
import { currentPreferences } from './preferences.ts';

/** One key of a page: 'J', 'Ctrl+S', 'Shift+ArrowDown', '/', 'G S' (one after the other). */
export interface Key {
  readonly keys: string;
  /** What it does, for the key help and the command palette. */
  readonly word: string;
  run(event: KeyboardEvent): void;
  /** Also while the focus is in a field; keys with Ctrl or Alt and function keys do so anyway. */
  readonly inFields?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Not listed in the help, for second spellings of a key. */
  readonly hidden?: boolean | undefined;
  /** How the help writes it, when one line stands for several keys: 'Alt+1…9'. */
  readonly shown?: string | undefined;
  /**
   * Only moves the light or shows something, so it need not wait to see whether a scanner is
   * typing: a scan that begins with it may then move the light by a row, and nothing else.
   */
  readonly isHarmless?: boolean | undefined;
}

interface KeyMap {
  readonly title: string;
  readonly layer: number;
  keys: readonly Key[];
}

const maps = new Set<KeyMap>();
const SEQUENCE_MS = 1200;
let topLayer = 0;
let pending = '';
let pendingUntil_ms = 0;
let isListening = false;

/**
 * Gives a page, table or dialog its keys. The map drawn last wins; below an open dialog nothing
 * fires.
 */
export function useKeys(title: string, keys: readonly Key[]): void {
  const map = useRef<KeyMap | null>(null);
  useLayoutEffect(() => {
    if (map.current) map.current.keys = keys;
  });
  useEffect(() => {
    listen();
    // A new title (another language) keeps the layer that the first one was drawn on.
    const own: KeyMap = { title, layer: map.current?.layer ?? topLayer, keys };
    map.current = own;
    maps.add(own);
    return () => {
      maps.delete(own);
    };
    // The keys are refreshed by the layout effect; only a new title makes a new map.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [title]);
}

/** Raises keyboard handling above the page while a dialog is open. */
export function useKeyLayer(isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    topLayer += 1;
    return () => {
      topLayer -= 1;
    };
  }, [isOpen]);
}

/** The keys that work now, by title, for the help and the palette. */
export function activeKeys(layer = topLayer): { title: string; keys: readonly Key[] }[] {
  const groups = new Map<string, Key[]>();
  for (const map of maps) {
    if (map.layer !== layer) continue;
    const shown = map.keys.filter((key) => !key.hidden && !key.disabled);
    groups.set(map.title, [...(groups.get(map.title) ?? []), ...shown]);
  }
  return [...groups]
    .map(([title, keys]) => ({ title, keys }))
    .filter((group) => group.keys.length > 0);
}

/** True in a place where letters are text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('textarea, select, input:not([type=checkbox]):not([type=radio])'))
  );
}

/** 'Ctrl+Shift+E', 'ArrowDown', 'J', '?' of an event; Meta counts as Ctrl. */
export function keyName(event: KeyboardEvent): string {
  const letter = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const isSign = event.key.length === 1 && letter === event.key.toLowerCase();
  const name = event.key === ' ' ? 'Space' : letter;
  const shift = event.shiftKey && !isSign ? 'Shift+' : '';
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  return `${ctrl}${event.altKey ? 'Alt+' : ''}${shift}${name}`;
}

function listen(): void {
  if (isListening) return;
  isListening = true;
  window.addEventListener('keydown', onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  const name = keyName(event);
  if (event.isComposing || (event.defaultPrevented && !isSpared(event, name))) return;
  const typing = isTyping(event.target);
  const isLetter = name.length === 1;
  if (!isLetter || typing) {
    if (!typing && burst.end(event, name)) return;
    act(event, name, typing);
    return;
  }
  const key = known(name);
  const isWaiting = pending !== '' && event.timeStamp < pendingUntil_ms;
  if (key?.isHarmless && !isWaiting && !burst.isRunning(event)) {
    act(event, name, false);
    return;
  }
  if (key || isWaiting || startsSequence(name)) event.preventDefault();
  burst.hear(event, () => act(event, name, false));
}

/**
 * A checkbox or a select keeps every Enter from its form, also the one with Ctrl that it has no use
 * for.
 */
const isSpared = ({ target }: KeyboardEvent, name: string): boolean =>
  name === 'Ctrl+Enter' &&
  target instanceof Element &&
  target.matches('[role=checkbox], [role=radio], [role=switch], [role=combobox]');

/** Does what the key stands for now; a first letter of two is remembered. */
function act(event: KeyboardEvent, name: string, typing: boolean): void {
  const isPlain = !/^(Ctrl|Alt)\+/.test(name) && !/^F\d+$/.test(name);
  const sequence = pending && event.timeStamp < pendingUntil_ms ? `${pending} ${name}` : '';
  pending = '';
  const key = known(sequence || name, isPlain && typing);
  if (key) {
    event.preventDefault();
    key.run(event);
    return;
  }
  if (isPlain && !typing && startsSequence(name)) {
    pending = name;
    pendingUntil_ms = event.timeStamp + SEQUENCE_MS;
  }
}

function known(name: string, onlyInFields = false): Key | undefined {
  const isLetter = name.length === 1 || name.includes(' ');
  if (isLetter && !onlyInFields && !currentPreferences().letterKeys) return undefined;
  for (const map of [...maps].reverse()) {
    if (map.layer !== topLayer) continue;
    const key = map.keys.find(
      (one) => one.keys === name && !one.disabled && (!onlyInFields || one.inFields === true),
    );
    if (key) return key;
  }
  return undefined;
}

function startsSequence(name: string): boolean {
  if (!currentPreferences().letterKeys) return false;
  return [...maps].some(
    (map) => map.layer === topLayer && map.keys.some((key) => key.keys.startsWith(`${name} `)),
  );
}
