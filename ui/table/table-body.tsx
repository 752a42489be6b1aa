import { memo, useEffect, useImperativeHandle, type MouseEvent, type Ref } from 'react';
import { useMedia } from '../preferences.ts';
import { Status } from '../status.tsx';
import { useVirtualRows } from '../virtual-rows.ts';
import { useWords } from '../words.ts';
import { BandLine } from './table-band.tsx';
import { isAtEnd, isNegative, kindOf, textOf, type CardSlot, type Column } from './column.ts';
import type { DataTableProps } from './data-table.tsx';

export interface BodyHandle {
  show(index: number): void;
}

interface BodyProps<Row> extends DataTableProps<Row> {
  readonly ref: Ref<BodyHandle>;
  readonly id: string;
  readonly scroller: HTMLDivElement | null;
  readonly isPhone: boolean;
  readonly here: number;
  readonly rowHeight: number;
  readonly headHeight: number;
  onGo(index: number): void;
  onToggle(index: number, isRange: boolean): void;
}

const NEAR_END = 12;

/** The rows in view; the virtualizer lives here so that a scroll wakes nothing else. */
export function TableBody<Row>(props: BodyProps<Row>) {
  const { rows, scroller, rowHeight, headHeight, onMore, onRange } = props;
  const virtual = useVirtualRows({
    scroller,
    count: rows.length,
    rowHeight,
    overscan: 6,
    cover: [headHeight, 2],
    kind: props.isPhone ? 'cards' : 'table',
  });
  useImperativeHandle(props.ref, () => ({ show: (index) => virtual.scrollToIndex(index) }), [
    virtual,
  ]);
  const isPrint = useMedia('print');
  const items = isPrint ? allItems(rows.length, rowHeight) : virtual.getVirtualItems();
  const first = virtual.range?.startIndex ?? 0;
  const last = virtual.range?.endIndex ?? 0;
  useEffect(
    () => onRange?.(Math.min(first + 1, rows.length), Math.min(last + 1, rows.length)),
    [onRange, first, last, rows.length],
  );
  const isNearEnd = rows.length > 0 && last >= rows.length - NEAR_END;
  useEffect(() => {
    if (isNearEnd) onMore?.();
  }, [isNearEnd, onMore, rows.length]);
  const Part = props.isPhone ? Card : Line;
  return (
    <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
      {items.map((item) => {
        const row = rows[item.index];
        if (row === undefined)
          return <Blank key={item.index} top={item.start} height={item.size} />;
        const key = props.rowKey(row);
        const band = props.band?.(row);
        if (band)
          return (
            <BandLine
              key={key}
              band={band}
              id={`${props.id}-${item.index}`}
              index={item.index}
              top={item.start}
              height={item.size}
              isHere={props.here === item.index}
              canSelect={props.onSelect !== undefined}
              isPhone={props.isPhone}
              columns={props.columns}
              onPress={() => {
                props.onGo(item.index);
                props.onOpen?.(row, item.index);
              }}
            />
          );
        return (
          <Part
            key={key}
            row={row}
            index={item.index}
            id={`${props.id}-${item.index}`}
            top={item.start}
            height={item.size}
            isHere={props.here === item.index}
            isSelected={(props.selected?.has(key) ?? false) !== (props.isInverted ?? false)}
            canSelect={props.onSelect !== undefined}
            columns={props.columns}
            href={props.href?.(row)}
            onOpen={props.onOpen as PartProps['onOpen']}
            onGo={props.onGo}
            onToggle={props.onToggle}
          />
        );
      })}
    </div>
  );
}

/** A row that is on its way. */
function Blank({ top, height }: { top: number; height: number }) {
  return (
    <div
      className="po-row po-row-blank"
      role="presentation"
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <span />
    </div>
  );
}

/** Paper shows every row. */
function allItems(count: number, size: number): { index: number; start: number; size: number }[] {
  return Array.from({ length: count }, (_, index) => ({ index, start: index * size, size }));
}

interface PartProps {
  readonly row: unknown;
  readonly index: number;
  readonly id: string;
  readonly top: number;
  readonly height: number;
  readonly isHere: boolean;
  readonly isSelected: boolean;
  readonly canSelect: boolean;
  readonly columns: readonly Column<unknown>[];
  readonly href: string | undefined;
  readonly onOpen: ((row: unknown, index: number) => void) | undefined;
  onGo(index: number): void;
  onToggle(index: number, isRange: boolean): void;
}

const Line = memo(function Line(props: PartProps) {
  const { t } = useWords();
  const { row, index, columns } = props;
  return (
    // Enter on the table opens the row; the grid holds the focus, not the row.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
    <div
      id={props.id}
      className="po-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.canSelect ? props.isSelected : undefined}
      data-here={props.isHere ? '' : undefined}
      style={{ transform: `translateY(${props.top}px)`, height: props.height }}
      onClick={(event) => press(event, props)}
    >
      {props.canSelect && (
        <div className="po-td-check" role="gridcell">
          <input
            type="checkbox"
            className="po-tick"
            tabIndex={-1}
            aria-label={t('ui.select_row')}
            checked={props.isSelected}
            readOnly
            onClick={(event) => {
              event.stopPropagation();
              props.onToggle(index, event.shiftKey);
              props.onGo(index);
            }}
          />
        </div>
      )}
      {columns.map((column, place) => {
        const text = textOf(column, row);
        return (
          <div
            key={column.id}
            className="po-td"
            role="gridcell"
            data-kind={kindOf(column)}
            title={text || undefined}
            data-end={isAtEnd(column) ? '' : undefined}
            data-negative={isNegative(column, row) ? '' : undefined}
          >
            {place === 0 && props.href ? (
              <a href={props.href} tabIndex={-1}>
                {look(column, row, text)}
              </a>
            ) : (
              look(column, row, text)
            )}
          </div>
        );
      })}
    </div>
  );
});

const Card = memo(function Card(props: PartProps) {
  const { row, index, columns } = props;
  const slots = cardSlots(columns);
  return (
    // Enter on the table opens the row; the grid holds the focus, not the row.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
    <div
      id={props.id}
      className="po-card"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.canSelect ? props.isSelected : undefined}
      data-here={props.isHere ? '' : undefined}
      style={{ transform: `translateY(${props.top}px)`, height: props.height }}
      onClick={(event) => press(event, props)}
    >
      {slots.map(([slot, column]) => (
        <div key={slot} data-slot={slot} role="gridcell">
          {slot === 'title' && props.href ? (
            <a href={props.href} tabIndex={-1}>
              {look(column, row, textOf(column, row))}
            </a>
          ) : (
            onCard(column, row)
          )}
        </div>
      ))}
    </div>
  );
});

/** A number alone says nothing without the head of its column. */
function onCard(column: Column<unknown>, row: unknown) {
  const text = textOf(column, row);
  if (kindOf(column) !== 'count' || column.cell || !text) return look(column, row, text);
  return (
    <>
      <span className="text-muted font-normal">{column.head}</span> {text}
    </>
  );
}

function look(column: Column<unknown>, row: unknown, text: string) {
  if (column.cell) return column.cell(row);
  const unit = kindOf(column) === 'quantity' ? column.unit?.(row) : undefined;
  // The unit has its own place, so that the figures of a column stand below each other.
  if (unit && text.endsWith(unit))
    return (
      <>
        {text.slice(0, -unit.length - 1)} <span className="po-td-unit">{unit}</span>
      </>
    );
  if (kindOf(column) === 'status' && column.status) return <Status {...column.status(row)} />;
  return text;
}

/** A press opens the row; a press on a link with Ctrl stays the browser's. */
function press(event: MouseEvent, props: PartProps): void {
  if (event.ctrlKey || event.metaKey || event.button !== 0) return;
  if (String(getSelection() ?? '') !== '') return;
  const inner = (event.target as HTMLElement).closest('a, button, input');
  if (inner && inner.getAttribute('href') !== props.href) return;
  event.preventDefault();
  props.onGo(props.index);
  if (event.shiftKey && props.canSelect) props.onToggle(props.index, true);
  else props.onOpen?.(props.row, props.index);
}

/** Places columns on a card: as declared, else guessed from their kinds. */
function cardSlots(columns: readonly Column<unknown>[]): [CardSlot, Column<unknown>][] {
  const taken = new Map<CardSlot, Column<unknown>>();
  for (const column of columns)
    if (column.card && !taken.has(column.card)) taken.set(column.card, column);
  const declared = new Set(taken.values());
  for (const column of columns) {
    if (declared.has(column)) continue;
    const slot = guess(column, taken);
    if (slot && !taken.has(slot)) taken.set(slot, column);
  }
  return [...taken];
}

function guess(
  column: Column<unknown>,
  taken: ReadonlyMap<CardSlot, unknown>,
): CardSlot | undefined {
  const kind = kindOf(column);
  if (!taken.has('title')) return 'title';
  if (kind === 'money' || kind === 'quantity') return 'amount';
  if (kind === 'status') return 'status';
  if (kind === 'text' && !taken.has('party')) return 'party';
  return 'meta';
}
