import type { MenuEntry } from '@poros/kernel';
import { LANGUAGES } from '@poros/kernel/shared';
import { MENU_SECTIONS } from '@poros/kernel/shared/menu';
import type { Finding } from '../source/finding.ts';
import type { Subject } from './subject.ts';

/** As many as people take in at one look. */
const ENTRIES_MAX = 9;

type Words = Readonly<Record<string, string>>;

/** The menu stays a menu: groups of many pages are divided, and every heading has its words. */
export function* menus({ modules, repository }: Subject): Generator<Finding> {
  const entries = modules.flatMap((module) => module.menu);
  for (const message of crowds(entries)) yield { rule: 'menu', place: 'modules', message };
  for (const language of LANGUAGES) {
    const place = `apps/web/words.${language}.json`;
    const words = JSON.parse(repository.text(place) ?? '{}') as Words;
    for (const key of headings(entries).filter((one) => !words[one]?.trim()))
      yield { rule: 'menu', place, message: `${key} is missing` };
  }
}

/** Groups that are too long to read, or divided by halves. */
export function* crowds(entries: readonly MenuEntry[]): Generator<string> {
  for (const [group, all] of Map.groupBy(entries, (one) => one.group)) {
    const loose = all.filter((one) => one.section === undefined);
    if (loose.length > 0 && loose.length < all.length)
      yield `${loose.map((one) => one.path).join(', ')} stand in no section of ${group}`;
    for (const [section, some] of Map.groupBy(all, (one) => one.section ?? ''))
      if (some.length > ENTRIES_MAX)
        yield `${some.length} pages in ${group} ${section}: give them sections`.replace(' :', ':');
  }
}

/** Keys of the words above the entries. */
export const headings = (entries: readonly MenuEntry[]): string[] => [
  ...new Set(entries.map((one) => `app.group.${one.group}`)),
  ...MENU_SECTIONS.map((section) => `app.section.${section}`),
];
