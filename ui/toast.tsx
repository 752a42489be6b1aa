import { useEffect, useState, useSyncExternalStore } from 'react';
import { CircleAlert, CircleCheck, Info, X } from './icons.ts';
import { t, useWords } from './words.ts';

export interface Toast {
  readonly text: string;
  readonly tone?: 'info' | 'done' | 'danger' | undefined;
  readonly action?: { readonly word: string; run(): void } | undefined;
  /** How long it stays; 0 keeps it until it is closed. */
  readonly stay_ms?: number | undefined;
}

const STAY_MS = 10_000;
let toasts: readonly (Toast & { id: number })[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Says something that is not visible anyway: a result elsewhere, or an act that can be undone. */
export function toast(said: Toast): () => void {
  const id = ++lastId;
  change([...toasts.slice(-2), { ...said, id }]);
  return () => dismiss(id);
}

/** Says what was done and offers to take it back for ten seconds. */
export function toastUndo(text: string, undo: () => void): () => void {
  return toast({ text, tone: 'done', action: { word: t('ui.undo'), run: undo } });
}

/** The place where toasts appear; the shell draws it once. */
export function Toasts() {
  const all = useSyncExternalStore(subscribe, () => toasts);
  useWords();
  return (
    <div className="po-toasts" role="region" aria-live="polite" aria-label={t('ui.notices')}>
      {all.map((one) => (
        <Slice key={one.id} one={one} />
      ))}
    </div>
  );
}

const ICONS = { info: Info, done: CircleCheck, danger: CircleAlert } as const;

function Slice({ one }: { one: Toast & { id: number } }) {
  const IconOf = ICONS[one.tone ?? 'info'];
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (one.stay_ms === 0 || isHeld) return undefined;
    const timer = setTimeout(() => dismiss(one.id), one.stay_ms ?? STAY_MS);
    return () => clearTimeout(timer);
  }, [one, isHeld]);
  const choose = () => {
    one.action?.run();
    dismiss(one.id);
  };
  return (
    <div
      className="po-toast"
      role={one.tone === 'danger' ? 'alert' : undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <IconOf size={16} aria-hidden="true" />
      <p>{one.text}</p>
      {one.action && (
        <button type="button" onClick={choose}>
          {one.action.word}
        </button>
      )}
      <button type="button" onClick={() => dismiss(one.id)} aria-label={t('ui.close')}>
        <X size={14} aria-hidden="true" />
      </button>
    </div>
  );
}

function dismiss(id: number): void {
  change(toasts.filter((one) => one.id !== id));
}

function change(next: typeof toasts): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
