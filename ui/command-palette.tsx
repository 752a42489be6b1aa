import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Fragment, useEffect, useMemo, useRef, useState } from 'react';
import { Search, type Icon } from './icons.ts';
import { Kbd } from './kbd.tsx';
import { useKeyLayer } from './keys.ts';
import { bestFirst, isGuess, typedWords } from './palette-match.ts';
import { useWords } from './words.ts';

export interface PaletteItem {
  readonly id: string;
  readonly word: string;
  readonly detail?: string | undefined;
  readonly icon?: Icon | undefined;
  readonly keys?: string | undefined;
  run(): void;
}

export interface PaletteGroup {
  readonly word: string;
  readonly items: readonly PaletteItem[];
}

export interface CommandPaletteProps {
  readonly groups: readonly PaletteGroup[];
  /** Finds records by number, name or code; its groups come after the commands. */
  find?: ((text: string, signal: AbortSignal) => Promise<readonly PaletteGroup[]>) | undefined;
  onClose(): void;
  /** What was typed before the palette was there to hear it. */
  readonly early?: (() => string) | undefined;
}

/** One line for everything: go somewhere, do something, find a record. */
export function CommandPalette({ groups, find, onClose, early }: CommandPaletteProps) {
  const { t } = useWords();
  const [text, setText] = useState(() => early?.() ?? '');
  const isHeard = useRef(false);
  // What was struck between the first drawing and the focus is known only now.
  const hearRest = () => {
    if (!isHeard.current) setText(early?.() ?? '');
    isHeard.current = true;
  };
  const found = useFound(find, text);
  const input = useRef<HTMLInputElement>(null);
  useKeyLayer(true);
  const shown = useMemo(() => inOrder(groups, found, text), [groups, text, found]);
  const run = (item: PaletteItem) => {
    onClose();
    requestAnimationFrame(() => item.run());
  };
  const base = shown.map((group) => ({ value: group.word, items: group.items }));

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="po-scrim" />
        <Dialog.Popup
          className="po-dialog"
          data-size="palette"
          aria-label={t('ui.palette')}
          initialFocus={input}
        >
          <Autocomplete.Root
            items={base}
            filter={null}
            inline
            open
            value={text}
            autoHighlight="always"
            keepHighlight
            itemToStringValue={(item: PaletteItem) => item.word}
            onValueChange={(value, { reason }) => reason === 'input-change' && setText(value)}
          >
            <div className="flex items-center gap-3 px-4 border-b border-line">
              <Search size={18} className="text-muted flex-none" aria-hidden="true" />
              <Autocomplete.Input
                ref={input}
                onFocus={hearRest}
                className="h-12 flex-1 min-w-0 bg-transparent outline-none text-[15px]"
                aria-label={t('ui.palette')}
                placeholder={t('ui.palette_hint')}
              />
              <Kbd keys="Esc" />
            </div>
            <Autocomplete.List className="po-palette-list">
              {shown.map((group) => (
                <Autocomplete.Group key={group.word}>
                  <Autocomplete.GroupLabel className="po-menu-head">
                    {group.word}
                  </Autocomplete.GroupLabel>
                  {group.items.map((item) => (
                    <Item key={item.id} item={item} onRun={run} />
                  ))}
                </Autocomplete.Group>
              ))}
            </Autocomplete.List>
            {shown.length === 0 && (
              <p className="po-pick-say px-4! pb-5!">{t('ui.palette_none', { text })}</p>
            )}
          </Autocomplete.Root>
          <Footer />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Footer() {
  const { t } = useWords();
  return (
    <div className="flex gap-4 px-4 py-2 border-t border-line text-muted text-small po-hint-key">
      <span className="flex gap-1.5 items-center">
        <Kbd keys="↑ ↓" />
        {t('ui.palette_move')}
      </span>
      <span className="flex gap-1.5 items-center">
        <Kbd keys="Enter" />
        {t('ui.palette_run')}
      </span>
    </div>
  );
}

function Item({ item, onRun }: { item: PaletteItem; onRun(item: PaletteItem): void }) {
  const IconOf = item.icon;
  return (
    <Autocomplete.Item value={item} className="po-menu-item" onClick={() => onRun(item)}>
      {IconOf && <IconOf size={16} aria-hidden="true" />}
      <span className="po-menu-word">
        {item.word}
        {item.detail && <span className="text-muted ms-2.5">{item.detail}</span>}
      </span>
      {item.keys && (
        <Fragment>
          <Kbd keys={item.keys} />
        </Fragment>
      )}
    </Autocomplete.Item>
  );
}

/** Commands, then records; a command that answers only to a slip comes after the records. */
function inOrder(
  groups: readonly PaletteGroup[],
  found: readonly PaletteGroup[],
  text: string,
): PaletteGroup[] {
  const typed = typedWords(text);
  const best = groups.map((group) => ({ ...group, items: bestFirst(group.items, typed) }));
  const those = (guessed: boolean) =>
    best.map((group) => ({
      ...group,
      items: group.items.filter((item) => isGuess(item, typed) === guessed),
    }));
  const guesses = those(true).map((group) => ({ ...group, word: `${group.word} ≈` }));
  return [...those(false), ...found, ...guesses].filter(({ items }) => items.length > 0);
}

function useFound(find: CommandPaletteProps['find'], text: string): readonly PaletteGroup[] {
  const [found, setFound] = useState<readonly PaletteGroup[]>([]);
  useEffect(() => {
    const wanted = text.trim();
    if (!find || wanted.length < 2) {
      setFound([]);
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      find(wanted, stop.signal).then(
        (groups) => !stop.signal.aborted && setFound(groups),
        () => undefined,
      );
    }, 140);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [find, text]);
  return found;
}
