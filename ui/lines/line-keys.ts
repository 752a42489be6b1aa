import type { KeyboardEvent } from 'react';
import { keyName } from '../keys.ts';
import type { GridMoves } from './line-moves.ts';
import { takeBack } from './line-paste.ts';
import type { LineBase } from './line-store.ts';

const PAGE = 10;

/** Keys of the grid while no cell is open; an open cell hears its own keys first. */
export function onGridKey<L extends LineBase>(event: KeyboardEvent, moves: GridMoves<L>): void {
  const { cursor, columns, store } = moves;
  if (event.target !== event.currentTarget || event.defaultPrevented) return;
  const { row, column } = cursor.now();
  const name = keyName(event.nativeEvent);
  const isOn = moves.canEdit(row, column);
  const line = store.rows()[row];
  if (isOn && hearEarlyKey(event, moves)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const acts: Readonly<Record<string, () => boolean | void>> = {
    ArrowDown: () => moves.go(row + 1, column),
    ArrowUp: () => moves.go(row - 1, column),
    ArrowRight: () => moves.go(row, column + 1),
    ArrowLeft: () => moves.go(row, column - 1),
    PageDown: () => moves.go(row + PAGE, column),
    PageUp: () => moves.go(row - PAGE, column),
    Home: () => moves.go(row, 0),
    End: () => moves.go(row, columns.length - 1),
    'Ctrl+Home': () => moves.go(0, 0),
    'Ctrl+End': () => moves.go(store.rows().length - 1, columns.length - 1),
    Enter: () => {
      const of = columns[column];
      if (isOn && line && of?.pick && of.value(line) === '') cursor.edit('');
      else if (!moves.step(1)) moves.go(row + 1, column);
    },
    'Shift+Enter': () => void moves.step(-1),
    Tab: () => moves.step(1),
    'Shift+Tab': () => moves.step(-1),
    F2: () => isOn && cursor.edit(),
    F4: () => openPicker(moves),
    // Below a blank last line, or where lines are given, there is nothing to insert: the page hears
    // the key and goes on.
    'Ctrl+Enter': () =>
      !moves.isReadOnly && !moves.isFixed && !isBlankEnd(moves) && moves.addLine(row + 1),
    'Ctrl+D': () => moves.copyDown(),
    'Ctrl+Backspace': () => moves.deleteLine(),
    'Alt+ArrowDown': () => moveLine(moves, 1),
    'Alt+ArrowUp': () => moveLine(moves, -1),
    'Ctrl+Z': () => void (!moves.isReadOnly && takeBack(moves) && settle(moves)),
    'Ctrl+Shift+Z': () => void (!moves.isReadOnly && moves.history.redo() && settle(moves)),
    'Ctrl+Y': () => void (!moves.isReadOnly && moves.history.redo() && settle(moves)),
    Delete: () => isOn && void moves.commit(''),
    Backspace: () => isOn && void moves.commit(''),
  };
  const act = acts[name];
  if (act) {
    if (act() === false) return;
  } else if (isOn && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
    cursor.edit(event.key);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Keys inside an open cell. `typed` is what stands in the input. Returns whether the key was taken.
 */
export function onCellKey<L extends LineBase>(
  event: KeyboardEvent<HTMLInputElement>,
  moves: GridMoves<L>,
): boolean {
  const { cursor } = moves;
  const { row, column } = cursor.now();
  const name = keyName(event.nativeEvent);
  const typed = event.currentTarget.value;
  if (name === 'Escape') {
    cursor.rest();
    moves.focus();
    return true;
  }
  const leave: Readonly<Record<string, () => void>> = {
    Enter: () => void (moves.step(1) || moves.go(row, column)),
    'Shift+Enter': () => void moves.step(-1),
    Tab: () => void (moves.step(1) || moves.go(row, column)),
    'Shift+Tab': () => void moves.step(-1),
    ArrowDown: () => moves.go(row + 1, column),
    ArrowUp: () => moves.go(row - 1, column),
    'Ctrl+Enter': () => moves.addLine(row + 1),
  };
  const act = leave[name];
  if (!act) return false;
  if (!moves.commit(typed)) {
    event.currentTarget.setAttribute('aria-invalid', 'true');
    event.currentTarget.select();
    return true;
  }
  cursor.rest();
  moves.focus();
  if (name === 'Ctrl+Enter' && moves.isFixed) return false;
  act();
  return true;
}

/**
 * The search of an item cell is loaded when it is first opened; what is typed meanwhile arrives at
 * the grid and must not be lost.
 */
function hearEarlyKey<L extends LineBase>(event: KeyboardEvent, { cursor }: GridMoves<L>): boolean {
  const { seed } = cursor.now();
  if (seed === null || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key.length === 1) cursor.edit(seed + event.key);
  else if (event.key === 'Backspace') cursor.edit(seed.slice(0, -1));
  else if (event.key === 'Enter') cursor.enter();
  else return false;
  return true;
}

function isBlankEnd<L extends LineBase>({ cursor, store }: GridMoves<L>): boolean {
  const { row } = cursor.now();
  const line = store.rows()[row];
  return line !== undefined && row === store.rows().length - 1 && store.isBlank(line);
}

function openPicker<L extends LineBase>(moves: GridMoves<L>): void {
  const { row } = moves.cursor.now();
  const column = moves.columns.findIndex((one) => one.pick !== undefined);
  if (column < 0 || !moves.canEdit(row, column)) return;
  moves.go(row, column);
  moves.cursor.edit('');
}

/** The cursor stays on a line that is there. */
function settle<L extends LineBase>({ cursor, go }: GridMoves<L>): void {
  const { row, column } = cursor.now();
  go(row, column);
}

function moveLine<L extends LineBase>(moves: GridMoves<L>, step: number): void {
  const { row, column } = moves.cursor.now();
  const line = moves.store.rows()[row];
  if (!line || moves.isReadOnly) return;
  moves.history.mark();
  moves.store.move(line.key, step);
  moves.go(row + step, column);
}
