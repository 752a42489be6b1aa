import { expect, test } from 'vitest';
import type { MenuEntry } from '@poros/kernel';
import { crowds, headings } from './menus.ts';

const entries = (count: number, more: Partial<MenuEntry> = {}): MenuEntry[] =>
  Array.from({ length: count }, (_, nth) => ({
    group: 'admin',
    path: `/admin/${nth}`,
    word: 'admin.word',
    permission: 'admin.config.read',
    ...more,
  }));

test('nine pages stand in one list, ten must be divided', () => {
  expect([...crowds(entries(9))]).toEqual([]);
  expect([...crowds(entries(10))]).toEqual(['10 pages in admin: give them sections']);
  const divided = [...entries(9, { section: 'access' }), ...entries(9, { section: 'system' })];
  expect([...crowds(divided)]).toEqual([]);
});

test('a group that is divided has no page outside its sections', () => {
  const halves = [...entries(1), ...entries(2, { section: 'access' })];
  expect([...crowds(halves)]).toEqual(['/admin/0 stand in no section of admin']);
});

test('groups and sections need their words', () => {
  expect(headings(entries(1))).toEqual([
    'app.group.admin',
    'app.section.receivables',
    'app.section.books',
    'app.section.setup',
    'app.section.access',
    'app.section.company',
    'app.section.data',
    'app.section.system',
  ]);
});
