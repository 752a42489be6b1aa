import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type CSSProperties,
  type ReactNode,
} from 'react';
import { Plus } from '../icons.ts';
import { useKeys } from '../keys.ts';
import { PHONE, useMedia, useRowHeight } from '../preferences.ts';
import { useVirtualRows } from '../virtual-rows.ts';
import { useWords } from '../words.ts';
import { cursorAt } from './cursor.ts';
import { LineCards } from './line-cards.tsx';
import { lineWidth, isFigure, type LineColumn } from './line-column.ts';
import { gridMoves, type GridMoves } from './line-moves.ts';
import { onGridKey } from './line-keys.ts';
import { lineHistory } from './line-history.ts';
import { onGridPaste, pasteTable, type OpenPaste } from './line-paste.ts';
import type { PasteDialogProps } from './paste-dialog.tsx';
import { LineRow, loadPicker } from './line-row.tsx';
import { lineTroubles } from './line-troubles.ts';
import type { LineBase, LineStore } from './line-store.ts';

export interface LineGridProps<L extends LineBase> {
  readonly store: LineStore<L>;
  readonly columns: readonly LineColumn<L>[];
  readonly label: string;
  readonly isReadOnly?: boolean | undefined;
  /**
   * The lines are given and only filled in. Left out, they are when no column picks or names a
   * line.
   */
  readonly isFixed?: boolean | undefined;
  /** Messages of the server by `${index}.${columnId}`. */
  readonly errors?: Readonly<Record<string, string>> | undefined;
  /** Takes the height of its lines instead of filling its parent; for short grids inside a form. */
  readonly isFlow?: boolean | undefined;
}

/** The question where pasted columns belong, fetched when it is asked. */
const PasteDialog = lazy(() =>
  import('./paste-dialog.tsx').then((m) => ({ default: m.PasteDialog })),
) as unknown as <L extends LineBase>(props: PasteDialogProps<L>) => ReactNode;

const HEAD = 30;
const ADD = 36;

/** A document's lines: a grid to write in, or, finished and on a phone, cards to read. */
export function LineGrid<L extends LineBase>(props: LineGridProps<L>) {
  const isPhone = useMedia(PHONE);
  return isPhone && props.isReadOnly ? <LineCards {...props} /> : <LineEditor {...props} />;
}

/**
 * The editor of a document's lines. Letters open the lit cell, Enter goes to the next cell, Tab
 * past the last makes a line, Ctrl D copies down, Ctrl Backspace deletes, TSV pastes in. Only the
 * active cell is an input.
 */
function LineEditor<L extends LineBase>(props: LineGridProps<L>) {
  const { store, columns, isReadOnly = false } = props;
  const isFixed = props.isFixed ?? !columns.some(namesLine);
  const id = useId();
  const cursor = useMemo(() => cursorAt(), []);
  const history = useMemo(() => lineHistory(store), [store]);
  const troubles = useMemo(() => lineTroubles(), []);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [pasted, setPasted] = useState<OpenPaste | null>(null);
  const [grid, setGrid] = useState<HTMLDivElement | null>(null);
  const show = useRef<(row: number) => void>(() => undefined);
  const onShow = useCallback((next: (row: number) => void) => {
    show.current = next;
  }, []);
  const height = useFlowHeight(props);
  const moves = useMemo(
    () =>
      gridMoves({
        store,
        columns,
        cursor,
        isReadOnly,
        isFixed,
        history,
        troubles,
        root: () => grid,
        show: (row) => show.current(row),
      }),
    [store, columns, cursor, history, troubles, isReadOnly, isFixed, grid],
  );
  useEffect(
    () =>
      cursor.subscribe(() => {
        const { row, column } = cursor.now();
        grid?.setAttribute('aria-activedescendant', `${id}-${row}-${column}`);
      }),
    [cursor, grid, id],
  );
  useEffect(() => {
    if (!isReadOnly && !isFixed && store.rows().length === 0) store.insert(0);
  }, [isReadOnly, isFixed, store]);
  useGridHelp(isReadOnly);
  const hasPicker = !isReadOnly && columns.some((column) => column.pick !== undefined);
  const cols = `44px ${columns.map(lineWidth).join(' ')}`;

  return (
    <div
      ref={setScroller}
      className="po-lines"
      data-flow={props.isFlow ? '' : undefined}
      style={{ height }}
    >
      <div
        ref={setGrid}
        id={id}
        className="po-lines-grid"
        role="grid"
        aria-label={props.label}
        tabIndex={0}
        aria-colcount={columns.length + 1}
        aria-readonly={isReadOnly || undefined}
        style={{ '--cols': cols } as CSSProperties}
        onFocus={() => void (hasPicker && loadPicker())}
        onKeyDown={(event) => onGridKey(event, moves)}
        onPaste={(event) => onGridPaste(event, moves, setPasted)}
      >
        <Head columns={columns} />
        <Body {...props} id={id} moves={moves} scroller={scroller} onShow={onShow} />
      </div>
      {!isReadOnly && !isFixed && <AddLine onAdd={() => moves.addLine(store.rows().length)} />}
      {pasted && (
        <Suspense>
          <PasteDialog
            open={pasted}
            columns={columns}
            onClose={() => setPasted(null)}
            onPaste={(mapping) => {
              setPasted(null);
              void pasteTable(pasted.table, mapping, moves);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

/** In a form the grid is as high as its lines, up to twelve of them. */
function useFlowHeight<L extends LineBase>({ store, isFlow }: LineGridProps<L>) {
  const rowHeight = useRowHeight();
  const count = useSyncExternalStore(store.onAny, () => (isFlow ? store.rows().length : 0));
  return isFlow ? Math.min(count, 12) * rowHeight + HEAD + ADD + 1 : undefined;
}

const namesLine = <L extends LineBase>({ pick, set, kind }: LineColumn<L>): boolean =>
  pick !== undefined || (set !== undefined && kind === 'text');

function Head<L extends LineBase>({ columns }: { columns: readonly LineColumn<L>[] }) {
  return (
    <div className="po-lines-head" role="row">
      <div className="po-lh" role="columnheader" data-end="" data-number="">
        #
      </div>
      {columns.map((column, at) => (
        <div
          key={column.id}
          className="po-lh"
          data-frozen={at === 0 ? '' : undefined}
          role="columnheader"
          data-end={isFigure(column) ? '' : undefined}
        >
          {column.head}
        </div>
      ))}
    </div>
  );
}

function AddLine({ onAdd }: { onAdd(): void }) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="po-lines-add"
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onAdd}
    >
      <Plus size={16} aria-hidden="true" />
      {t('ui.add_line')}
      <span className="po-hint-key">· {t('ui.add_line_hint')}</span>
    </button>
  );
}

interface BodyProps<L extends LineBase> extends LineGridProps<L> {
  readonly id: string;
  readonly moves: GridMoves<L>;
  readonly scroller: HTMLDivElement | null;
  /** Takes the way to bring a row into view. */
  onShow(this: void, show: (row: number) => void): void;
}

function Body<L extends LineBase>({
  store,
  columns,
  id,
  moves,
  scroller,
  onShow,
  errors,
  isFlow,
}: BodyProps<L>) {
  const rowHeight = useRowHeight();
  useSyncExternalStore(store.onAny, store.shape);
  const rows = store.rows();
  const virtual = useVirtualRows({
    scroller,
    count: rows.length,
    rowHeight,
    overscan: 8,
    cover: [HEAD, ADD],
    kind: isFlow ? 'flow' : 'lines',
  });
  useEffect(() => onShow((row) => virtual.scrollToIndex(row)), [onShow, virtual]);
  const isPrint = useMedia('print');
  const shown = isPrint ? rows.map((_, index) => ({ index, start: 0 })) : virtual.getVirtualItems();
  const height = virtual.getTotalSize();
  return (
    <div role="rowgroup" style={{ height, position: 'relative' }}>
      {shown.map((item) => {
        const line = rows[item.index];
        return (
          line && (
            <LineRow<L>
              key={line.key}
              lineKey={line.key}
              index={item.index}
              top={item.start}
              id={id}
              moves={moves}
              columns={columns}
              errors={errors}
            />
          )
        );
      })}
    </div>
  );
}

/** Lists the grid's own keys in the help; the grid itself hears them while it has the focus. */
function useGridHelp(isReadOnly: boolean): void {
  const { t } = useWords();
  const none = () => undefined;
  const keys = [
    ['Enter', 'ui.key_cell'],
    ['Tab', 'ui.key_new_line'],
    ['F2', 'ui.key_edit_cell'],
    ['F4', 'ui.key_lookup'],
    ['Ctrl+Enter', 'ui.key_insert'],
    ['Ctrl+D', 'ui.key_copy_down'],
    ['Ctrl+Backspace', 'ui.key_delete_line'],
    ['Alt+ArrowDown', 'ui.key_move_line'],
    ['Ctrl+V', 'ui.key_paste'],
    ['Ctrl+Z', 'ui.key_undo'],
  ] as const;
  useKeys(
    t('ui.keys_lines'),
    isReadOnly
      ? []
      : keys.map(([name, word]) => ({ keys: `lines ${name}`, word: t(word), run: none })),
  );
}
