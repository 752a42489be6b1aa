import {
  Boxes,
  Factory,
  House,
  Landmark,
  Settings,
  ShoppingCart,
  Truck,
  Users,
  Wrench,
  Inbox,
  type Icon,
} from '@poros/ui/icons';
import type { MenuPlace } from '@poros/web-kit';

/** One entry of the rail: an icon, one word, and the pages behind it. */
export interface PlaceGroup {
  readonly id: string;
  readonly word: string;
  readonly icon: Icon;
  readonly places: readonly MenuPlace[];
}

const ICONS: Readonly<Record<string, Icon>> = {
  home: House,
  sell: ShoppingCart,
  buy: Truck,
  stock: Boxes,
  make: Factory,
  plant: Wrench,
  money: Landmark,
  people: Users,
  admin: Settings,
};
const ORDER = ['home', 'sell', 'buy', 'stock', 'make', 'plant', 'money', 'people', 'admin'];
const LETTERS: readonly (readonly [letter: string, start: RegExp])[] = [
  ['S', /^\/sales/],
  ['P', /^\/(procurement|buying)/],
  ['I', /^\/(inventory|stock)/],
  ['W', /^\/maintenance/],
  ['E', /^\/equipment/],
  ['C', /^\/(party|customers|crm)/],
  ['F', /^\/finance/],
  ['R', /^\/report/],
  ['A', /^\/approvals/],
];

/** The role's menu as the rail shows it; Home is always first. */
export function groupsOf(menu: readonly MenuPlace[]): PlaceGroup[] {
  const homeItself: MenuPlace = {
    group: 'home',
    path: '/',
    word: 'app.group.home',
    permission: '',
  };
  const all = [homeItself, ...menu.filter((place) => place.path !== '/')];
  const names = [...new Set(all.map((place) => place.group))].sort((a, b) => rank(a) - rank(b));
  return names.map((id) => ({
    id,
    word: `app.group.${id}`,
    icon: ICONS[id] ?? Inbox,
    places: all.filter((place) => place.group === id),
  }));
}

/** The page that is open: the menu entry with the longest path that starts the address. */
export function placeAt(groups: readonly PlaceGroup[], path: string): MenuPlace | undefined {
  return groups
    .flatMap((group) => group.places)
    .filter(
      (place) => path === place.path || (place.path !== '/' && path.startsWith(`${place.path}/`)),
    )
    .sort((a, b) => b.path.length - a.path.length)[0];
}

export interface Start {
  readonly letter: string;
  readonly place: MenuPlace;
}

/**
 * `G` and a letter: the known kinds have theirs; every other page of the menu gets the first letter
 * of its address that is still free, so that a new module is reached by keyboard at once.
 */
export function startsOf(menu: readonly MenuPlace[]): Start[] {
  const starts: Start[] = LETTERS.flatMap(([letter, start]) => {
    const place = menu.find((one) => start.test(one.path));
    return place ? [{ letter, place }] : [];
  });
  const taken = new Set(['G', 'H', ...LETTERS.map(([letter]) => letter)]);
  for (const place of menu) {
    if (place.path === '/' || starts.some((start) => start.place === place)) continue;
    const letter = lettersOf(place.path).find((one) => !taken.has(one));
    if (!letter) continue;
    taken.add(letter);
    starts.push({ letter, place });
  }
  return starts;
}

/** '/price-lists' offers P, L, then R, I, C … : the starts of its words first. */
function lettersOf(path: string): string[] {
  const last = path.split('/').at(-1) ?? '';
  const starts = last.split('-').map((word) => word.slice(0, 1));
  return [...starts, ...last.split('')]
    .map((letter) => letter.toUpperCase())
    .filter((one) => /[A-Z]/.test(one));
}

const rank = (id: string): number => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length - 1);
