import { Popover } from '@base-ui/react/popover';
import { Button, IconButton, useKeyLayer, useWords, type Column } from '@poros/ui';
import { ChevronDown, ChevronUp, Columns3, GripVertical } from '@poros/ui/icons';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { ColumnChoice, Layout } from './list-layout.ts';

export interface ColumnPanelProps {
  readonly columns: readonly Column<unknown>[];
  readonly choice: Pick<ColumnChoice<unknown>, 'layout' | 'change'>;
}

/** Which columns, in which order and how wide; Alt ↑ ↓ moves one, Alt ← → changes its width. */
export function ColumnPanel({ columns, choice }: ColumnPanelProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  useKeyLayer(isOpen);
  const { layout, change } = choice;
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger render={<IconButton icon={Columns3} word={t('kit.columns')} />} />
      <Popover.Portal>
        <Popover.Positioner className="po-layer" align="end" sideOffset={4} collisionPadding={8}>
          <Popover.Popup className="po-popup po-columns" aria-label={t('kit.columns')}>
            <ColumnList columns={columns} choice={choice} />
            <label className="po-word border-t border-line pt-2">
              <input
                type="checkbox"
                className="po-tick"
                checked={layout.isFirstFrozen}
                onChange={(event) => change({ ...layout, isFirstFrozen: event.target.checked })}
              />
              {t('kit.column_freeze')}
            </label>
            <div className="flex justify-between">
              <Button look="quiet" onClick={() => change(null)}>
                {t('kit.columns_reset')}
              </Button>
              <Button onClick={() => setOpen(false)}>{t('kit.done')}</Button>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

const STEP = 16;
const WIDTH_GUESS = 140;

/** The columns in their order; where rows are cards, they have no width. */
export function ColumnList({ columns, choice, isCards }: ColumnPanelProps & { isCards?: boolean }) {
  const { t } = useWords();
  const { layout, change } = choice;
  const list = useRef<HTMLUListElement>(null);
  const word = (id: string) => columns.find((column) => column.id === id)?.head ?? id;
  const put = (next: Layout['columns']) => change({ ...layout, columns: next });

  function move(from: number, to: number) {
    const next = [...layout.columns];
    const [one] = next.splice(from, 1);
    if (!one || to < 0 || to >= layout.columns.length) return;
    next.splice(to, 0, one);
    put(next);
  }
  function widen(at: number, by: number) {
    put(
      layout.columns.map((one, nth) =>
        nth === at
          ? { ...one, width: Math.max(48, Math.min(1200, (one.width ?? WIDTH_GUESS) + by)) }
          : one,
      ),
    );
  }
  function onKey(event: KeyboardEvent, at: number) {
    const { key } = event;
    if (!event.altKey || !/^Arrow(Up|Down|Left|Right)$/.test(key)) return;
    event.preventDefault();
    event.stopPropagation();
    const step = key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1;
    if (key === 'ArrowLeft' || key === 'ArrowRight') return widen(at, step * STEP);
    move(at, at + step);
    const { id } = layout.columns[at] ?? {};
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-column="${id}"] input`)?.focus(),
    );
  }
  function onGrip(event: PointerEvent<HTMLElement>, at: number) {
    const grip = event.currentTarget;
    const height = grip.closest('li')?.getBoundingClientRect().height ?? 32;
    const from = event.clientY;
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener(
      'pointerup',
      (up: globalThis.PointerEvent) => {
        const to = at + Math.round((up.clientY - from) / height);
        move(at, Math.max(0, Math.min(layout.columns.length - 1, to)));
      },
      { once: true },
    );
  }

  const set = (at: number, change: Partial<Layout['columns'][number]>) =>
    put(layout.columns.map((one, nth) => (nth === at ? { ...one, ...change } : one)));
  return (
    <ul ref={list} className="flex flex-col" aria-label={t('kit.columns')}>
      {layout.columns.map((one, at) => (
        <ColumnRow
          key={one.id}
          one={one}
          word={word(one.id)}
          isFirst={at === 0}
          isLast={at === layout.columns.length - 1}
          isCards={isCards}
          onKey={(event) => onKey(event, at)}
          onGrip={(event) => onGrip(event, at)}
          onMove={(step) => move(at, at + step)}
          onChange={(change_) => set(at, change_)}
        />
      ))}
    </ul>
  );
}

interface ColumnRowProps {
  readonly one: Layout['columns'][number];
  readonly word: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isCards: boolean | undefined;
  onKey(event: KeyboardEvent): void;
  onGrip(event: PointerEvent<HTMLElement>): void;
  onMove(step: number): void;
  onChange(change: Partial<Layout['columns'][number]>): void;
}

function ColumnRow({ one, word, onChange, ...row }: ColumnRowProps) {
  const { t } = useWords();
  return (
    <li data-column={one.id} className="po-column">
      <span className="po-grip" aria-hidden="true" onPointerDown={row.onGrip}>
        <GripVertical size={14} />
      </span>
      <label className="po-word flex-1 min-w-0">
        <input
          type="checkbox"
          className="po-tick"
          checked={one.isShown}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight"
          onKeyDown={row.onKey}
          onChange={(event) => onChange({ isShown: event.target.checked })}
        />
        <span className="truncate">{word}</span>
      </label>
      <IconButton
        icon={ChevronUp}
        size="small"
        word={t('kit.column_up', { word })}
        disabled={row.isFirst}
        onClick={() => row.onMove(-1)}
      />
      <IconButton
        icon={ChevronDown}
        size="small"
        word={t('kit.column_down', { word })}
        disabled={row.isLast}
        onClick={() => row.onMove(1)}
      />
      {!row.isCards && (
        <input
          type="number"
          min={48}
          max={1200}
          step={STEP}
          className="po-mini"
          aria-label={t('kit.column_width', { word })}
          placeholder={t('kit.column_auto')}
          value={one.width ?? ''}
          onChange={(event) => {
            const width = Number(event.target.value);
            onChange({
              width: event.target.value === '' ? null : Math.min(1200, Math.max(40, width)),
            });
          }}
        />
      )}
    </li>
  );
}
