import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useKeys, type Key } from './keys.ts';
import type { Tone } from './status.tsx';
import { useWords } from './words.ts';

export interface Tab {
  readonly id: string;
  readonly word: string;
  readonly count?: number | string | undefined;
  readonly tone?: Tone | undefined;
}

export interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly now: string;
  onChoose(id: string): void;
  readonly label: string;
  /** Id of the element that shows the chosen tab. */
  readonly panel?: string | undefined;
}

/** A row of tabs: arrows move, Home and End jump, Alt and a digit chooses from anywhere. */
export function Tabs({ tabs, now, onChoose, label, panel }: TabsProps) {
  const { t } = useWords();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => keepInSight(row.current), [now]);

  useKeys(label, tabKeys(tabs, onChoose, t('ui.key_tab')));

  function onKeyDown(event: KeyboardEvent) {
    const at = tabs.findIndex((tab) => tab.id === now);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    const next = tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    row.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  }

  return (
    // The tabs themselves take the focus; the row only hears their arrows.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- see above
    <div ref={row} className="po-tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          className="po-tab"
          data-tab={tab.id}
          aria-selected={tab.id === now}
          aria-controls={panel}
          tabIndex={tab.id === now ? 0 : -1}
          onClick={() => onChoose(tab.id)}
        >
          {tab.word}
          {tab.count !== undefined && (
            <span className="po-count" data-tone={tab.tone}>
              {tab.count}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

/**
 * Scrolls a narrow row to its chosen tab, each time the row has another width. Asked after the
 * browser has laid the page out, so that a page that opens is laid out once.
 */
function keepInSight(row: HTMLElement | null): (() => void) | undefined {
  if (!row) return undefined;
  const watch = new ResizeObserver(() => {
    const chosen = row.querySelector<HTMLElement>('[aria-selected=true]');
    if (chosen) row.scrollLeft = chosen.offsetLeft - row.offsetLeft - 48;
  });
  watch.observe(row);
  return () => watch.disconnect();
}

/** One line in the help stands for all nine. */
function tabKeys(tabs: readonly Tab[], onChoose: (id: string) => void, word: string): Key[] {
  return tabs
    .slice(0, 9)
    .map((tab, index) => ({
      keys: `Alt+${index + 1}`,
      shown: 'Alt+1…9',
      word,
      hidden: index > 0,
      run: () => onChoose(tab.id),
    }));
}
