import { expect, test } from 'vitest';
import { daysOf, dayPlus, lastDayOf, readConditions, writeConditions } from './conditions.ts';

test('what is written is read back, whatever signs the values hold', () => {
  const conditions = [
    { column: 'name', operator: 'contains', values: ['a;b,c.d%e=f é 文'] },
    { column: 'status', operator: 'in', values: ['draft', 'on,hold', ''] },
    { column: 'total', operator: 'between', values: ['-1.5', '20'] },
    { column: 'dueOn', operator: 'this_week', values: [] },
  ] as const;

  const text = writeConditions(conditions);

  expect(readConditions(text)).toEqual(conditions);
});

test('a part that is no condition stands as its own text', () => {
  for (const text of [
    'name',
    'name.',
    '.is.x',
    'name.sounds.x',
    'name.is',
    'total.between.1',
    'n.today.1',
  ])
    expect(readConditions(text)).toEqual([text]);
  expect(readConditions('name.is.%zz')).toEqual(['name.is.%zz']);
});

test('a week begins on Monday, a month on its first day, and the year turns', () => {
  expect(daysOf('this_week', [], '2026-11-22')).toEqual({
    from: '2026-11-16',
    before: '2026-11-23',
  });
  expect(daysOf('this_week', [], '2026-11-16')).toEqual({
    from: '2026-11-16',
    before: '2026-11-23',
  });
  expect(daysOf('last_month', [], '2026-01-31')).toEqual({
    from: '2025-12-01',
    before: '2026-01-01',
  });
  expect(daysOf('this_month', [], '2024-02-29')).toEqual({
    from: '2024-02-01',
    before: '2024-03-01',
  });
});

test('the next seven days are today and the seven after it', () => {
  expect(daysOf('next_7_days', [], '2026-12-28')).toEqual({
    from: '2026-12-28',
    before: dayPlus('2026-12-28', 8),
  });
});

test('between holds both its days, after neither', () => {
  expect(daysOf('between', ['2026-01-01', '2026-01-31'], '')).toEqual({
    from: '2026-01-01',
    before: '2026-02-01',
  });
  expect(daysOf('after', ['2026-01-31'], '')).toEqual({ from: '2026-02-01', before: null });
});

test('a group of a month ends on its last day', () => {
  expect(lastDayOf('month', '2024-02-01')).toBe('2024-02-29');
  expect(lastDayOf('quarter', '2026-10-01')).toBe('2026-12-31');
  expect(lastDayOf('year', '2026-01-01')).toBe('2026-12-31');
  expect(lastDayOf('day', '2026-11-21')).toBe('2026-11-21');
});
