import * as ui from '@poros/ui';
import * as charts from '@poros/ui/charts';
import { expect, test } from 'vitest';
import { sections } from './sections.ts';

const shown = sections.flatMap((section) => section.entries.flatMap((entry) => entry.shows));

/** Exports that start with a capital and can be drawn; constants in capitals cannot. */
const componentsOf = (exports: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(exports)
    .filter(([name, value]) => /^[A-Z][a-z]/.test(name) && isDrawn(value))
    .map(([name]) => name);

const isDrawn = (value: unknown): boolean =>
  typeof value === 'function' ||
  (typeof value === 'object' && value !== null && '$$typeof' in value);

const notShown = (exports: Readonly<Record<string, unknown>>): string[] =>
  componentsOf(exports).filter((name) => !shown.includes(name));

test('the catalogue shows every component that @poros/ui and its charts export', () => {
  expect(componentsOf(ui).length).toBeGreaterThan(30);
  expect(notShown(ui)).toEqual([]);
  expect(componentsOf(charts).length).toBeGreaterThan(5);
  expect(notShown(charts)).toEqual([]);
});

test('a component that nobody put into the catalogue is found', () => {
  expect(notShown({ ...ui, Carousel: () => null, carousel: () => null, PHONE: '' })).toEqual([
    'Carousel',
  ]);
});

test('every entry says when to use it in both languages, with its props and a state', () => {
  for (const { shows, use, code, states } of sections.flatMap((section) => section.entries)) {
    expect([shows, use.every((text) => /^\p{Lu}.*[.]$/su.test(text))]).toEqual([shows, true]);
    expect([shows, code.length > 10, states.length > 0]).toEqual([shows, true, true]);
    const words = states.map((state) => state.word[1]);
    expect([shows, new Set(words).size]).toEqual([shows, words.length]);
  }
});

/** What a pointer or a key can do something with. */
const INTERACTIVE = new RegExp(
  '^(Button|IconButton|Menu|Tabs|Toasts|.+Field|SearchPicker|DataTable|LineGrid|' +
    'Dialog|Drawer|BottomSheet|ErrorPanel)$',
);

test('whatever can be pressed is shown pointed at, focused, pressed, and as it cannot be', () => {
  const entries = sections.flatMap((section) => section.entries);
  const interactive = entries.filter(({ shows }) => shows.some((name) => INTERACTIVE.test(name)));
  expect(interactive.length).toBeGreaterThan(15);
  expect(interactive.filter((one) => !one.isInteractive).map(({ shows }) => shows)).toEqual([]);
  const fields = interactive.filter(({ shows }) => /(Field|Picker)$/.test(shows[0] ?? ''));
  for (const { shows, states } of fields) {
    const words = states.map(({ word }) => word[1]);
    expect([shows, words]).toEqual([shows, expect.arrayContaining(['Disabled', 'Error'])]);
  }
  const button = entries.find(({ shows }) => shows[0] === 'Button');
  expect(button?.states.map(({ word }) => word[1])).toEqual(
    expect.arrayContaining(['Disabled', 'Busy']),
  );
});

test('nothing is shown twice', () => {
  expect(new Set(shown).size).toBe(shown.length);
});
