import { beforeEach, expect, test } from 'vitest';
import { speak } from '../words.ts';
import { cursorAt } from './cursor.ts';
import type { LineColumn } from './line-column.ts';
import { lineHistory } from './line-history.ts';
import { lineTroubles } from './line-troubles.ts';
import { gridMoves } from './line-moves.ts';
import { lineStore } from './line-store.ts';

interface Line {
  readonly key: string;
  readonly name: string;
  readonly quantity: string;
  readonly amount: string;
}

const columns: readonly LineColumn<Line>[] = [
  {
    id: 'item',
    head: '',
    kind: 'item',
    value: (line) => line.name,
    pick: { search: () => Promise.resolve([]), choose: (_, pick) => ({ name: pick.name }) },
  },
  {
    id: 'quantity',
    head: '',
    kind: 'quantity',
    value: (line) => line.quantity,
    set: (_, quantity) => ({ quantity }),
  },
  { id: 'amount', head: '', kind: 'money', value: (line) => line.amount },
];

beforeEach(() => {
  speak({ locale: 'id-ID' });
});

function grid(names: readonly string[], { isReadOnly = false, isFixed = false } = {}) {
  let made = 0;
  const store = lineStore<Line>({
    lines: names.map((name, index) => ({ key: `k${index}`, name, quantity: '1', amount: '' })),
    blank: () => ({ key: `new${++made}`, name: '', quantity: '', amount: '' }),
    isBlank: (line) => line.name === '',
    calc: (line) => ({ ...line, amount: line.quantity && `${line.quantity}000` }),
  });
  const cursor = cursorAt();
  return {
    store,
    cursor,
    moves: gridMoves({
      store,
      columns,
      cursor,
      isReadOnly,
      isFixed,
      history: lineHistory(store),
      troubles: lineTroubles(),
      root: () => null,
      show: () => undefined,
    }),
  };
}

test('a step goes to the next cell that can be edited, over the end of the line', () => {
  const { cursor, moves } = grid(['a', 'b']);
  moves.step(1);
  expect(cursor.now()).toMatchObject({ row: 0, column: 1 });
  moves.step(1);
  expect(cursor.now()).toMatchObject({ row: 1, column: 0 });
  moves.step(-1);
  expect(cursor.now()).toMatchObject({ row: 0, column: 1 });
});

test('a step past the last cell makes a line and opens its picker', () => {
  const { store, cursor, moves } = grid(['a']);
  moves.go(0, 1);
  expect(moves.step(1)).toBe(true);
  expect(store.rows()).toHaveLength(2);
  expect(cursor.now()).toMatchObject({ row: 1, column: 0, seed: '' });
});

test('a blank last line is left, not doubled', () => {
  const { store, moves } = grid(['a', '']);
  moves.go(1, 1);
  expect(moves.step(1)).toBe(false);
  expect(store.rows()).toHaveLength(2);
});

test('a document that is only read makes no lines and takes no values', () => {
  const { store, moves } = grid(['a'], { isReadOnly: true });
  expect(moves.step(1)).toBe(false);
  expect(moves.canEdit(0, 1)).toBe(false);
  moves.deleteLine();
  expect(store.rows()).toHaveLength(1);
});

test('a value is read in the locale, computed on, and nonsense is refused', () => {
  const { store, moves } = grid(['a']);
  moves.go(0, 1);
  expect(moves.commit('2,5')).toBe(true);
  expect(store.rows()[0]).toMatchObject({ quantity: '2.5', amount: '2.5000' });
  expect(moves.commit('abc')).toBe(false);
  expect(store.rows()[0]?.quantity).toBe('2.5');
});

test('an edit wakes its own line and the listeners of all, not the other lines', () => {
  const { store } = grid(['a', 'b']);
  const woken: string[] = [];
  store.onLine('k0', () => woken.push('k0'));
  store.onLine('k1', () => woken.push('k1'));
  store.onAny(() => woken.push('any'));
  store.set('k1', { quantity: '7' });
  expect(woken).toEqual(['k1', 'any']);
});

test('copying down takes one value, or the whole line at the item', () => {
  const { store, moves } = grid(['a', 'b']);
  store.set('k0', { quantity: '9' });
  moves.go(1, 1);
  moves.copyDown();
  expect(store.rows()[1]).toMatchObject({ name: 'b', quantity: '9' });
  moves.go(1, 0);
  moves.copyDown();
  expect(store.rows()[1]).toMatchObject({ key: 'k1', name: 'a' });
});

test('deleting the only line leaves a blank one', () => {
  const { store, moves } = grid(['a']);
  moves.deleteLine();
  expect(store.rows().map((line) => line.name)).toEqual(['']);
});

test('lines that are given are filled in, not added, not deleted', () => {
  const { store, moves } = grid(['a', 'b'], { isFixed: true });
  moves.go(1, 1);
  expect(moves.commit('3')).toBe(true);
  expect(moves.step(1)).toBe(false);
  moves.addLine(2);
  moves.deleteLine();
  expect(store.rows().map((line) => [line.name, line.quantity])).toEqual([
    ['a', '1'],
    ['b', '3'],
  ]);
});

test('each act of the person can be taken back in turn, and done again', () => {
  const { store, cursor, moves } = grid(['Semen', 'Pasir']);
  cursor.go(0, 1);
  moves.commit('5');
  cursor.go(1, 1);
  moves.commit('7');
  moves.deleteLine();
  expect(store.rows().map((line) => line.quantity)).toEqual(['5']);

  moves.history.undo();
  expect(store.rows().map((line) => line.quantity)).toEqual(['5', '7']);
  moves.history.undo();
  moves.history.undo();
  expect(store.rows().map((line) => line.quantity)).toEqual(['1', '1']);
  expect(moves.history.undo()).toBe(false);

  moves.history.redo();
  expect(store.rows().map((line) => line.quantity)).toEqual(['5', '1']);
  moves.commit('9');
  expect(moves.history.redo()).toBe(false);
});

test('a line wakes when it is put back as it was', () => {
  const { store, cursor, moves } = grid(['Semen']);
  let woken = 0;
  store.onLine('k0', () => (woken += 1));
  cursor.go(0, 1);
  moves.commit('5');
  moves.history.undo();

  expect(woken).toBe(2);
});
