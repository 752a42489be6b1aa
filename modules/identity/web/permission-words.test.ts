import { expect, test } from 'vitest';
import { reachChanges, sought, type Permission, type Reach } from './permission-words.ts';

const permission = (name: string): Permission => ({
  name,
  code: name.toUpperCase(),
  module: name.split('.')[0] ?? '',
  mine: 'all',
});
const permissions = ['sales.order.read', 'sales.order.create', 'finance.journal.post'].map(
  permission,
);
const before: Reach = { 'sales.order.read': 'own', 'finance.journal.post': 'all' };
const reach: Reach = { 'sales.order.read': 'branch', 'sales.order.create': 'own' };

test('what saving would change is every right given, taken away, widened or narrowed', () => {
  expect(reachChanges(before, reach)).toEqual([
    { name: 'finance.journal.post', from: 'all', to: '' },
    { name: 'sales.order.create', from: '', to: 'own' },
    { name: 'sales.order.read', from: 'own', to: 'branch' },
  ]);
  expect(reachChanges(before, before)).toEqual([]);
});

test('the matrix shows what is sought, held, changed, or different from another role', () => {
  const names = (showing: 'all' | 'held' | 'changed' | 'differs', more = {}) =>
    sought(
      permissions,
      { search: '', module: '', showing, ...more },
      { reach, before, other: { 'sales.order.read': 'branch' } },
    ).map((row) => row.name);

  expect(names('all')).toHaveLength(3);
  expect(names('held')).toEqual(['sales.order.read', 'sales.order.create']);
  expect(names('changed')).toHaveLength(3);
  expect(names('differs')).toEqual(['sales.order.create']);
  expect(names('all', { module: 'finance' })).toEqual(['finance.journal.post']);
  expect(names('all', { search: 'order create' })).toEqual(['sales.order.create']);
});
