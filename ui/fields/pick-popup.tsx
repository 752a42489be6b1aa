import { Autocomplete } from '@base-ui/react/autocomplete';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { History } from '../icons.ts';
import { useKeyLayer } from '../keys.ts';
import { useWords } from '../words.ts';
import { recentPicks } from './recent-picks.ts';

/** One hit of a search: code, name, a muted figure (stock) and a strong one (price). */
export interface Pick {
  readonly id: string;
  readonly name: string;
  readonly code?: string | undefined;
  readonly detail?: ReactNode;
  readonly end?: ReactNode;
}

export type PickSearch<P extends Pick> = (
  text: string,
  signal: AbortSignal,
) => Promise<readonly P[]>;

export interface PickPopupProps<P extends Pick> {
  readonly anchor: Element | RefObject<Element | null>;
  readonly label: string;
  /** What was typed before this popup was there to hear it; it may still grow. */
  readonly seed?: string | undefined;
  /** Enter was pressed as early: the first hit is chosen as soon as it is known. */
  readonly isEntered?: boolean | undefined;
  readonly search: PickSearch<P>;
  onPick(pick: P): void;
  onClose(reason: 'escape' | 'away'): void;
  /** The name under which what was used lately is kept; marks it before one types. */
  readonly recent?: string | undefined;
  /** Offers to make what was typed: a new customer, a new item. */
  readonly create?:
    { readonly word: (typed: string) => string; run(typed: string): void } | undefined;
}

/**
 * The type-ahead laid over a field or a cell: the input is inside the popup, so nothing behind it
 * goes mute.
 */
export function PickPopup<P extends Pick>(props: PickPopupProps<P>) {
  const { t } = useWords();
  const [text, setText] = useState(props.seed ?? '');
  const { hits, state, said } = usePickSearch(props.search, text);
  const box = useRef<HTMLInputElement>(null);
  const isAnswered = said === text.trim();
  const recent = props.recent ? recentPicks(props.recent) : [];
  const enter = useEnter(props, isAnswered, hits);
  useKeyLayer(true);
  useEffect(() => setText(props.seed ?? ''), [props.seed]);

  return (
    <Autocomplete.Root
      open
      items={hits}
      filter={null}
      value={text}
      autoHighlight="always"
      keepHighlight
      itemToStringValue={(pick) => pick.name}
      onValueChange={(value, { reason }) => {
        if (reason !== 'input-change') return;
        enter.forget();
        setText(value);
      }}
      onOpenChange={(open, { reason }) =>
        !open &&
        reason !== 'item-press' &&
        props.onClose(reason === 'escape-key' ? 'escape' : 'away')
      }
    >
      <Autocomplete.Portal>
        <Autocomplete.Positioner
          className="po-layer"
          anchor={props.anchor}
          align="start"
          collisionPadding={8}
          sideOffset={({ anchor }) => -anchor.height}
        >
          <Autocomplete.Popup
            className="po-popup po-pick min-w-(--anchor-width)"
            initialFocus={box}
            finalFocus={false}
            aria-label={props.label}
          >
            <Autocomplete.Input
              ref={box}
              className="po-pick-input"
              aria-label={props.label}
              placeholder={t('ui.pick_hint')}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || isAnswered) return;
                event.preventBaseUIHandler();
                event.preventDefault();
                enter.remember();
              }}
            />
            <Autocomplete.List className="po-pick-list">
              {(pick: P) => (
                <Hit
                  key={pick.id}
                  pick={pick}
                  isRecent={said === '' && recent.includes(pick.id)}
                  onPick={() => props.onPick(pick)}
                />
              )}
            </Autocomplete.List>
            <Autocomplete.Status className={hits.length > 0 ? 'po-hidden' : 'po-pick-say'}>
              {hits.length > 0
                ? t('ui.found', { n: hits.length })
                : t(`ui.pick_${state}`, { text })}
            </Autocomplete.Status>
            {props.create && text.trim() && state === 'none' && (
              <button
                type="button"
                className="po-menu-item"
                onClick={() => props.create?.run(text.trim())}
              >
                {props.create.word(text.trim())}
              </button>
            )}
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}

function Hit({ pick, isRecent, onPick }: { pick: Pick; isRecent: boolean; onPick(): void }) {
  const { t } = useWords();
  return (
    <Autocomplete.Item value={pick} className="po-pick-item" onClick={onPick}>
      <span className="po-pick-code">{pick.code}</span>
      <span className="po-pick-name">
        {pick.name}
        {isRecent && (
          <span className="po-pick-recent" title={t('ui.recent')}>
            <History size={12} aria-hidden="true" />
            <span className="po-hidden">{t('ui.recent')}</span>
          </span>
        )}
      </span>
      <span className="po-pick-detail">{pick.detail}</span>
      <span className="po-pick-end">{pick.end}</span>
    </Autocomplete.Item>
  );
}

/**
 * Enter that came before the answer to what was typed: the old hits are not what it meant, so the
 * first new one is chosen when it comes.
 */
function useEnter<P extends Pick>(
  { isEntered = false, onPick }: PickPopupProps<P>,
  isAnswered: boolean,
  hits: readonly P[],
): { remember(): void; forget(): void } {
  const [isWaiting, setWaiting] = useState(isEntered);
  const latest = useRef(onPick);
  latest.current = onPick;
  useEffect(() => {
    if (isEntered) setWaiting(true);
  }, [isEntered]);
  useEffect(() => {
    if (!isWaiting || !isAnswered) return;
    setWaiting(false);
    if (hits[0]) latest.current(hits[0]);
  }, [isWaiting, isAnswered, hits]);
  return { remember: () => setWaiting(true), forget: () => setWaiting(false) };
}

type SearchState = 'loading' | 'none' | 'failed';

interface Answer<P extends Pick> {
  readonly hits: readonly P[];
  readonly state: SearchState;
  /** The text these hits are for; null before the first answer. */
  readonly said: string | null;
}

/**
 * Searches as one types: the first time at once, then after a short pause; old hits stay until new
 * ones come.
 */
function usePickSearch<P extends Pick>(search: PickSearch<P>, text: string): Answer<P> {
  const [found, setFound] = useState<Answer<P>>({ hits: [], state: 'loading', said: null });
  const latest = useRef(search);
  const isFirst = useRef(true);
  latest.current = search;
  useEffect(() => {
    const stop = new AbortController();
    const said = text.trim();
    const timer = setTimeout(
      () => {
        latest.current(said, stop.signal).then(
          (hits) => !stop.signal.aborted && setFound({ hits, state: 'none', said }),
          () => !stop.signal.aborted && setFound({ hits: [], state: 'failed', said }),
        );
      },
      isFirst.current ? 0 : 110,
    );
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return found;
}
