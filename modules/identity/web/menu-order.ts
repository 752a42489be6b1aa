import type { OutputOf } from '@poros/web-kit';

export type MenuItem = OutputOf<'identity.get_role_menu'>['entries'][number];

const RAIL = ['home', 'sell', 'buy', 'stock', 'make', 'plant', 'money', 'people', 'admin'];

/** The groups in the order of the rail, each with its entries in theirs. */
export function groupsOf(entries: readonly MenuItem[]) {
  return [...Map.groupBy(entries, (entry) => entry.group)]
    .map(([group, places]) => ({ group, places }))
    .sort((a, b) => RAIL.indexOf(a.group) - RAIL.indexOf(b.group));
}

/** What somebody with the role sees: allowed and not hidden. */
export const shown = (entries: readonly MenuItem[]): readonly MenuItem[] =>
  entries.filter((entry) => entry.isAllowed && !entry.isHidden);

/** The entry changes places with its neighbour under the same heading; undefined at the edge. */
export function moved(
  entries: readonly MenuItem[],
  path: string,
  step: 1 | -1,
): readonly MenuItem[] | undefined {
  const entry = entries.find((one) => one.path === path);
  const group = entries.filter(
    (one) => one.group === entry?.group && one.section === entry.section && one.isAllowed,
  );
  const other = group[group.findIndex((one) => one.path === path) + step];
  if (!entry || !other) return undefined;
  return entries.map((one) => (one === entry ? other : one === other ? entry : one));
}
