import { lazy, Suspense, useRef, useState, type KeyboardEvent } from 'react';
import { Search, X } from '../icons.ts';
import { useWords } from '../words.ts';
import { FieldFrame, type FieldProps } from './field.tsx';
import type { Pick, PickPopupProps, PickSearch } from './pick-popup.tsx';
import { rememberPick, withRecent } from './recent-picks.ts';

const load = () => import('./pick-popup.tsx');
const PickPopup = lazy(() => load().then((m) => ({ default: m.PickPopup }))) as unknown as <
  P extends Pick,
>(
  props: PickPopupProps<P>,
) => React.ReactNode;

export interface SearchPickerProps<P extends Pick> extends FieldProps<P | null> {
  readonly search: PickSearch<P>;
  readonly placeholder?: string | undefined;
  readonly create?: PickPopupProps<P>['create'];
  /** Under this name ('party', 'item') what was chosen lately stands first before one types. */
  readonly recent?: string | undefined;
}

/**
 * Chooses one of many: a party, an item, an account. Typing on the field opens the search with that
 * letter.
 */
export function SearchPicker<P extends Pick>(props: SearchPickerProps<P>) {
  const { t } = useWords();
  const [seed, setSeed] = useState<string | null>(null);
  const [isEntered, setEntered] = useState(false);
  const field = useRef<HTMLButtonElement>(null);
  const { value, recent } = props;
  const search: PickSearch<P> = (text, signal) =>
    recent && text === '' ? withRecent(recent, props.search, signal) : props.search(text, signal);
  function close(hasFocus: boolean) {
    setSeed(null);
    setEntered(false);
    if (hasFocus) requestAnimationFrame(() => field.current?.focus());
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // The search is loaded when it is first opened; what is typed meanwhile arrives here.
    const isOpening = seed !== null;
    if (event.key.length === 1 && (isOpening || event.key !== ' '))
      setSeed((seed ?? '') + event.key);
    else if (isOpening && event.key === 'Enter') setEntered(true);
    else if (isOpening && event.key === 'Backspace') setSeed(seed.slice(0, -1));
    else if (event.key === 'ArrowDown') setSeed('');
    else if (event.key === 'Backspace' || event.key === 'Delete') props.onChange?.(null);
    else return;
    event.preventDefault();
  }

  return (
    <FieldFrame
      field={props}
      text={named(value)}
      theirText={named((props.theirs?.value ?? null) as P | null)}
    >
      {({ id, labelId, describedBy }) => (
        <span className="relative block min-w-0">
          <button
            ref={field}
            id={id}
            type="button"
            className="po-box"
            disabled={props.isDisabled}
            autoFocus={props.autoFocus}
            aria-labelledby={`${labelId} ${id}`}
            aria-describedby={describedBy}
            aria-haspopup="listbox"
            aria-expanded={seed !== null}
            data-invalid={props.error ? '' : undefined}
            data-disabled={props.isDisabled ? '' : undefined}
            onClick={() => setSeed('')}
            onFocus={() => void load()}
            onKeyDown={onKeyDown}
          >
            <span className="po-value" data-empty={value ? undefined : ''}>
              {value ? value.name : (props.placeholder ?? t('ui.pick'))}
              {value?.code && <span className="text-muted ms-2">{value.code}</span>}
            </span>
            {!(value && !props.isRequired) && (
              <Search size={16} className="text-muted flex-none" aria-hidden="true" />
            )}
          </button>
          {value && !props.isRequired && !props.isDisabled && (
            <Clear onClear={() => props.onChange?.(null)} />
          )}
          {seed !== null && (
            <Suspense>
              <PickPopup<P>
                anchor={field}
                label={props.label}
                seed={seed}
                isEntered={isEntered}
                search={search}
                recent={recent}
                create={props.create}
                onClose={(reason) => close(reason === 'escape')}
                onPick={(pick) => {
                  if (recent) rememberPick(recent, pick);
                  props.onChange?.(pick);
                  close(true);
                }}
              />
            </Suspense>
          )}
        </span>
      )}
    </FieldFrame>
  );
}

const named = (pick: Pick | null) => pick && [pick.code, pick.name].filter(Boolean).join(' · ');

function Clear({ onClear }: { onClear(): void }) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="absolute inset-y-0 end-0 px-2.5 text-muted hover:text-ink"
      tabIndex={-1}
      aria-label={t('ui.clear')}
      onClick={onClear}
    >
      <X size={14} />
    </button>
  );
}
