import type { ClipboardEvent } from 'react';
import type { Pick } from '../fields/pick-popup.tsx';
import { toast } from '../toast.tsx';
import { t } from '../words.ts';
import { isEditable, readCell, type LineColumn } from './line-column.ts';
import type { GridMoves } from './line-moves.ts';
import type { LineBase } from './line-store.ts';
import { mappingOf, readTable, type PastedTable, type PasteMapping } from './paste-mapping.ts';

/** What was pasted and where it seems to belong; a person decides. */
export interface OpenPaste {
  readonly table: PastedTable;
  readonly mapping: PasteMapping;
}

/**
 * Rows copied from a spreadsheet go in by the names of their columns, or from the active cell on;
 * `ask` is called when that is not sure. Items are looked up by their code or name.
 */
export function onGridPaste<L extends LineBase>(
  event: ClipboardEvent,
  moves: GridMoves<L>,
  ask: (open: OpenPaste) => void,
): void {
  const text = event.clipboardData.getData('text/plain');
  const isTable = /[\t\n]/.test(text.trim());
  if (moves.isReadOnly || text === '') return;
  if (!isTable && event.target !== event.currentTarget) return;
  event.preventDefault();
  if (!isTable) {
    moves.history.mark();
    moves.commit(text);
    return;
  }
  moves.cursor.rest();
  moves.focus();
  const table = readTable(text);
  const mapping = mappingOf(table, moves.columns, moves.cursor.now().column);
  if (mapping.isSure) void pasteTable(table, mapping, moves);
  else ask({ table, mapping });
}

/** Writes the table and says what became of it. */
export async function pasteTable<L extends LineBase>(
  table: PastedTable,
  mapping: PasteMapping,
  moves: GridMoves<L>,
): Promise<void> {
  const rows = mapping.hasHeads ? table.slice(1) : table;
  moves.history.mark();
  const refused = await fill(rows, mapping.targets, moves);
  toast({
    text: t(refused > 0 ? 'ui.pasted_some' : 'ui.pasted', { n: rows.length, refused }),
    action: { word: t('ui.undo'), run: () => takeBack(moves) },
  });
}

/** One step back; what waited for a person since then waits no longer. */
export function takeBack<L extends LineBase>({ history, troubles }: GridMoves<L>): boolean {
  troubles.clear();
  return history.undo();
}

/** Writes the rows from the active line on and says how many cells could not be read. */
async function fill<L extends LineBase>(
  table: PastedTable,
  targets: readonly (string | null)[],
  moves: GridMoves<L>,
): Promise<number> {
  const { store, columns } = moves;
  const { row } = moves.cursor.now();
  const columnAt = targets.map((id) => columns.find((one) => one.id === id));
  const items = await itemsIn(table, columnAt);
  let refused = 0;
  for (const [index, cells] of table.entries()) {
    const here = store.rows()[row + index];
    if (!here && moves.isFixed) break;
    const { key } = here ?? store.insert(row + index);
    for (const [place, cell] of cells.entries()) {
      const target = columnAt[place];
      const typed = cell.trim();
      if (!target || typed === '') continue;
      const line = store.rows()[row + index];
      const change = line && changeOf(target, line, typed, items.get(typed));
      if (change) store.set(key, change);
      else {
        refused += 1;
        if (line) moves.troubles.mark(key, target.id, { typed, value: target.value(line) });
      }
    }
  }
  return refused;
}

const AT_ONCE = 6;

/** Each item is looked up once, a few at a time. */
async function itemsIn<L extends LineBase>(
  table: PastedTable,
  columnAt: readonly (LineColumn<L> | undefined)[],
): Promise<Map<string, Pick | null>> {
  const wanted = new Map<string, LineColumn<L>>();
  for (const cells of table)
    for (const [place, cell] of cells.entries()) {
      const column = columnAt[place];
      if (column?.pick && cell.trim() !== '') wanted.set(cell.trim(), column);
    }
  const items = new Map<string, Pick | null>();
  const open = [...wanted];
  const work = async () => {
    for (let next = open.shift(); next; next = open.shift())
      items.set(next[0], await findItem(next[1], next[0]));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return items;
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
