import { type Cursor } from './cursor.ts';
import type { LineHistory } from './line-history.ts';
import { isEditable, readCell, type LineColumn } from './line-column.ts';
import type { LineBase, LineStore } from './line-store.ts';
import type { LineTroubles } from './line-troubles.ts';

export interface GridParts<L extends LineBase> {
  readonly store: LineStore<L>;
  readonly columns: readonly LineColumn<L>[];
  readonly cursor: Cursor;
  readonly isReadOnly: boolean;
  /** The lines are given: they are filled in, none is added or deleted. */
  readonly isFixed: boolean;
  readonly history: LineHistory;
  readonly troubles: LineTroubles;
  root(): HTMLElement | null;
  show(row: number): void;
}

/** Everything a key or a press can do to a line grid. */
export interface GridMoves<L extends LineBase> extends GridParts<L> {
  go(row: number, column: number): void;
  canEdit(row: number, column: number): boolean;
  /** Writes what was typed into the active cell; false when it cannot be read. */
  commit(typed: string): boolean;
  /** To the next or previous editable cell, over the line's end; false when there is none. */
  step(direction: 1 | -1): boolean;
  addLine(index: number): void;
  deleteLine(): void;
  copyDown(): void;
  focus(): void;
}

export function gridMoves<L extends LineBase>(parts: GridParts<L>): GridMoves<L> {
  const { store, columns, cursor, isReadOnly } = parts;
  const lineAt = (row: number) => store.rows()[row];
  const canEdit = (row: number, column: number) => {
    const line = lineAt(row);
    const of = columns[column];
    return !isReadOnly && line !== undefined && of !== undefined && isEditable(of, line);
  };
  const focus = () => parts.root()?.focus({ preventScroll: true });
  const go = (row: number, column: number) => {
    const to = Math.max(0, Math.min(store.rows().length - 1, row));
    cursor.go(to, Math.max(0, Math.min(columns.length - 1, column)));
    parts.show(to);
  };
  const arrive = (row: number, column: number) => {
    go(row, column);
    const line = lineAt(row);
    const of = columns[column];
    if (line && of?.pick && of.value(line) === '') cursor.edit('');
  };
  const addLine = (index: number) => {
    if (parts.isFixed) return;
    const last = lineAt(index - 1);
    const isReuse = index === store.rows().length && last !== undefined && store.isBlank(last);
    if (!isReuse) parts.history.mark();
    if (!isReuse) store.insert(index);
    focus();
    arrive(isReuse ? index - 1 : index, firstEditable(columns));
  };
  const step = (direction: 1 | -1): boolean => {
    const target = nextCell(parts, canEdit, direction);
    if (target === 'new line') addLine(store.rows().length);
    else if (target) arrive(target.row, target.column);
    return target !== null;
  };
  return { ...parts, go, canEdit, focus, addLine, step, ...lineEdits(parts, { canEdit, go }) };
}

type CanEdit = (row: number, column: number) => boolean;

/**
 * The next or previous cell that can be edited; past the last one a new line, if the last is not
 * blank.
 */
function nextCell<L extends LineBase>(
  { store, columns, cursor, isReadOnly, isFixed }: GridParts<L>,
  canEdit: CanEdit,
  direction: 1 | -1,
): { row: number; column: number } | 'new line' | null {
  const width = columns.length;
  const { row, column } = cursor.now();
  const rows = store.rows();
  for (let place = row * width + column + direction; place >= 0; place += direction) {
    const at = { row: Math.floor(place / width), column: place % width };
    if (at.row >= rows.length) {
      const last = rows.at(-1);
      const isShut = isReadOnly || isFixed || (last && store.isBlank(last));
      return isShut ? null : 'new line';
    }
    if (canEdit(at.row, at.column)) return at;
  }
  return null;
}

/** What changes the lines at the cursor: writing a cell, deleting a line, copying from above. */
function lineEdits<L extends LineBase>(
  { store, columns, cursor, history, isReadOnly, isFixed }: GridParts<L>,
  { canEdit, go }: { canEdit: CanEdit; go(row: number, column: number): void },
): Pick<GridMoves<L>, 'commit' | 'deleteLine' | 'copyDown'> {
  const lineAt = (row: number) => store.rows()[row];
  return {
    commit(typed) {
      const { row, column } = cursor.now();
      const line = lineAt(row);
      const of = columns[column];
      if (!line || !of?.set) return true;
      const value = readCell(of, typed);
      if (value === null) return false;
      if (value === of.value(line)) return true;
      history.mark();
      store.set(line.key, of.set(line, value));
      return true;
    },
    deleteLine() {
      const { row, column } = cursor.now();
      const line = lineAt(row);
      if (!line || isReadOnly || isFixed) return;
      history.mark();
      store.remove(line.key);
      if (store.rows().length === 0) store.insert(0);
      go(row, column);
    },
    copyDown() {
      const { row, column } = cursor.now();
      const [above, here] = [lineAt(row - 1), lineAt(row)];
      const of = columns[column];
      if (!above || !here || !of || !canEdit(row, column)) return;
      const same = of.pick ? { ...above, key: here.key } : of.set?.(here, of.value(above));
      if (same) {
        history.mark();
        store.set(here.key, same);
      }
      go(row + 1, column);
    },
  };
}

function firstEditable<L extends LineBase>(columns: readonly LineColumn<L>[]): number {
  return Math.max(
    0,
    columns.findIndex((column) => column.pick !== undefined || column.set !== undefined),
  );
}
