import type { ClipboardEvent } from 'react';
import type { Pick } from '../fields/pick-popup.tsx';
import { toast } from '../toast.tsx';
import { t } from '../words.ts';
import { isEditable, readCell, type LineColumn } from './line-column.ts';
import type { GridMoves } from './line-moves.ts';
import type { LineBase } from './line-store.ts';

/**
 * Rows copied from a spreadsheet go in from the active cell on; items are looked up by their code
 * or name.
 */
export function onGridPaste<L extends LineBase>(event: ClipboardEvent, moves: GridMoves<L>): void {
  const text = event.clipboardData.getData('text/plain');
  const isTable = /[\t\n]/.test(text.trim());
  if (moves.isReadOnly || (!isTable && event.target !== event.currentTarget)) return;
  event.preventDefault();
  if (!isTable) {
    moves.commit(text);
    return;
  }
  moves.cursor.rest();
  moves.focus();
  const table = text
    .replace(/\r/g, '')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
  const before = moves.store.rows();
  void fill(table, moves).then((refused) =>
    toast({
      text: t(refused > 0 ? 'ui.pasted_some' : 'ui.pasted', { n: table.length, refused }),
      action: { word: t('ui.undo'), run: () => moves.store.replace(before) },
    }),
  );
}

/** Writes the table and says how many cells could not be read. */
async function fill<L extends LineBase>(
  table: readonly string[][],
  moves: GridMoves<L>,
): Promise<number> {
  const { store, columns } = moves;
  const { row, column } = moves.cursor.now();
  const targets = columns
    .slice(column)
    .filter((one) => one.set !== undefined || one.pick !== undefined);
  const items = new Map<string, Pick | null>();
  let refused = 0;
  for (const [index, cells] of table.entries()) {
    const here = store.rows()[row + index];
    if (!here && moves.isFixed) break;
    const { key } = here ?? store.insert(row + index);
    for (const [place, cell] of cells.entries()) {
      const target = targets[place];
      const typed = cell.trim();
      if (!target || typed === '') continue;
      if (target.pick && !items.has(typed)) items.set(typed, await findItem(target, typed));
      const line = store.rows().find((one) => one.key === key);
      const change = line && changeOf(target, line, typed, items.get(typed));
      if (change) store.set(key, change);
      else refused += 1;
    }
  }
  return refused;
}

/** The item a code or name stands for: the exact one, or the only one. */
async function findItem<L extends LineBase>(
  column: LineColumn<L>,
  typed: string,
): Promise<Pick | null> {
  const hits =
    (await column.pick?.search(typed, new AbortController().signal).catch(() => [])) ?? [];
  const wanted = typed.toLowerCase();
  const same = hits.find((hit) =>
    [hit.code, hit.name].some((one) => one?.toLowerCase() === wanted),
  );
  return same ?? (hits.length === 1 ? (hits[0] ?? null) : null);
}

function changeOf<L extends LineBase>(
  column: LineColumn<L>,
  line: L,
  typed: string,
  item: Pick | null | undefined,
): Partial<L> | null {
  if (!isEditable(column, line)) return null;
  if (column.pick) return item ? column.pick.choose(line, item) : null;
  const value = readCell(column, typed);
  return value === null || !column.set ? null : column.set(line, value);
}
