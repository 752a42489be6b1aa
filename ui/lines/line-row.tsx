import {
  lazy,
  memo,
  Suspense,
  useRef,
  useSyncExternalStore,
  type MouseEvent,
  type ReactNode,
} from 'react';
import type { PickPopupProps, Pick } from '../fields/pick-popup.tsx';
import { useWords } from '../words.ts';
import type { Place } from './cursor.ts';
import { isEditable, isFigure, lineText, type LineColumn } from './line-column.ts';
import { onCellKey } from './line-keys.ts';
import type { GridMoves } from './line-moves.ts';
import type { LineBase } from './line-store.ts';

/** The search of an item cell, fetched as soon as somebody comes near the grid. */
export const loadPicker = () => import('../fields/pick-popup.tsx');
const PickPopup = lazy(() => loadPicker().then((m) => ({ default: m.PickPopup }))) as unknown as (
  props: PickPopupProps<Pick>,
) => ReactNode;

interface RowProps<L extends LineBase> {
  readonly lineKey: string;
  readonly index: number;
  readonly top: number;
  readonly id: string;
  readonly moves: GridMoves<L>;
  readonly columns: readonly LineColumn<L>[];
  readonly errors?: Readonly<Record<string, string>> | undefined;
}

/**
 * One line; it wakes when its own values change or the cursor enters, leaves or moves within it.
 */
function Row<L extends LineBase>({ lineKey, index, top, id, moves, columns, errors }: RowProps<L>) {
  const { store, cursor } = moves;
  const line = useSyncExternalStore(
    (listener) => store.onLine(lineKey, listener),
    () =>
      store.rows()[index]?.key === lineKey
        ? store.rows()[index]
        : store.rows().find((one) => one.key === lineKey),
  );
  const place = useSyncExternalStore(cursor.subscribe, () =>
    cursor.now().row === index ? cursor.now() : null,
  );
  const { t } = useWords();
  const troubles = useSyncExternalStore(moves.troubles.subscribe, () => moves.troubles.of(lineKey));
  if (!line) return null;
  const refusedIn = (column: LineColumn<L>): string | undefined => {
    const trouble = troubles?.[column.id];
    return trouble && trouble.value === column.value(line) ? trouble.typed : undefined;
  };
  return (
    <div
      className="po-line"
      role="row"
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div className="po-lc" role="rowheader" data-number="">
        {index + 1}
      </div>
      {columns.map((column, at) => (
        <Cell
          key={column.id}
          id={`${id}-${index}-${at}`}
          line={line}
          column={column}
          moves={moves}
          row={index}
          at={at}
          place={place?.column === at ? place : null}
          refused={refusedIn(column)}
          error={
            errors?.[`${index}.${column.id}`] ??
            (refusedIn(column) && t('ui.paste_refused', { typed: refusedIn(column) ?? '' }))
          }
        />
      ))}
    </div>
  );
}

export const LineRow = memo(Row) as typeof Row;

interface CellProps<L extends LineBase> {
  readonly id: string;
  readonly line: L;
  readonly column: LineColumn<L>;
  readonly moves: GridMoves<L>;
  readonly row: number;
  readonly at: number;
  readonly place: Place | null;
  readonly error: string | undefined;
  /** What was pasted here and is nothing that is known; shown until the cell has a value. */
  readonly refused: string | undefined;
}

function Cell<L extends LineBase>({
  id,
  line,
  column,
  moves,
  row,
  at,
  place,
  error,
  refused,
}: CellProps<L>) {
  const { t } = useWords();
  const cell = useRef<HTMLDivElement>(null);
  const text = lineText(column, line);
  const isOpen = place?.seed !== null && place?.seed !== undefined && moves.canEdit(row, at);

  function press(event: MouseEvent) {
    if (event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    const was = moves.cursor.now();
    moves.focus();
    moves.go(row, at);
    const isAgain = was.row === row && was.column === at;
    const isTouch = (event.nativeEvent as PointerEvent).pointerType === 'touch';
    if ((isAgain || isTouch || event.detail > 1) && moves.canEdit(row, at)) moves.cursor.edit();
  }

  return (
    <div
      ref={cell}
      id={id}
      className="po-lc"
      role="gridcell"
      data-here={place ? '' : undefined}
      title={error ?? (text || undefined)}
      data-end={isFigure(column) ? '' : undefined}
      data-strong={column.isStrong ? '' : undefined}
      data-frozen={at === 0 ? '' : undefined}
      aria-invalid={error ? true : undefined}
      data-error={error ? '' : undefined}
      data-locked={isEditable(column, line) ? undefined : ''}
      onPointerDown={press}
    >
      {column.cell ? (
        column.cell(line)
      ) : (
        <>
          {column.code?.(line) && <span className="po-lc-code">{column.code(line)}</span>}
          <span>
            {text ||
              refused ||
              (column.pick && place && <span className="po-lc-empty">{t('ui.pick')}</span>)}
          </span>
        </>
      )}
      {isOpen &&
        (column.pick ? (
          <CellPicker cell={cell} column={column} line={line} moves={moves} place={place} />
        ) : (
          <CellInput column={column} text={text} place={place} moves={moves} />
        ))}
    </div>
  );
}

function CellInput<L extends LineBase>({
  column,
  text,
  place,
  moves,
}: {
  column: LineColumn<L>;
  text: string;
  place: Place;
  moves: GridMoves<L>;
}) {
  return (
    <input
      autoFocus
      aria-label={column.head}
      inputMode={isFigure(column) ? 'decimal' : undefined}
      autoComplete="off"
      defaultValue={place.keepsValue ? text : (place.seed ?? '')}
      onFocus={(event) => {
        if (place.keepsValue) event.target.select();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (onCellKey(event, moves)) event.preventDefault();
      }}
      onBlur={(event) => {
        if (moves.cursor.now() !== place) return;
        moves.commit(event.target.value);
        moves.cursor.rest();
      }}
    />
  );
}

function CellPicker<L extends LineBase>({
  cell,
  column,
  line,
  moves,
  place,
}: {
  cell: { current: HTMLDivElement | null };
  column: LineColumn<L>;
  line: L;
  moves: GridMoves<L>;
  place: Place;
}) {
  const { pick } = column;
  if (!pick) return null;
  const close = (hasFocus: boolean) => {
    moves.cursor.rest();
    if (hasFocus) requestAnimationFrame(moves.focus);
  };
  return (
    <Suspense>
      <PickPopup
        anchor={cell}
        label={column.head}
        seed={place.seed ?? ''}
        isEntered={place.isEntered}
        search={pick.search}
        onClose={(reason) => close(reason === 'escape')}
        onPick={(hit) => {
          moves.history.mark();
          moves.store.set(line.key, pick.choose(line, hit));
          close(true);
          requestAnimationFrame(() => moves.step(1));
        }}
      />
    </Suspense>
  );
}
