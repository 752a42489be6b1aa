import { t, type OutputOf } from '@poros/web-kit';
import type { Scope } from '../shared/scope.ts';

export type Permission = OutputOf<'identity.list_permissions'>['rows'][number];
/** How far a role holds each permission; what is not named is not held. */
export type Reach = Readonly<Record<string, Scope>>;

export const permissionWord = (name: string): string => t(`permission.${name}`);
export const scopeWord = (scope: Scope | ''): string => t(`identity.scope.${scope || 'none'}`);

/** The module's word, or its name for one that has none here. */
export function moduleWord(module: string): string {
  const key = `identity.module.${module}`;
  const word = t(key);
  return word === key ? module : word;
}

export type Showing = 'all' | 'held' | 'changed' | 'differs';

export interface Sought {
  readonly search: string;
  readonly module: string;
  readonly showing: Showing;
}

/** What the matrix shows of all permissions. */
export function sought(
  permissions: readonly Permission[],
  { search, module, showing }: Sought,
  { reach, before, other }: { reach: Reach; before: Reach; other: Reach | null },
): readonly Permission[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const isShown: Record<Showing, (name: string) => boolean> = {
    all: () => true,
    held: (name) => reach[name] !== undefined,
    changed: (name) => reach[name] !== before[name],
    differs: (name) => other !== null && reach[name] !== other[name],
  };
  return permissions.filter((row) => {
    if ((module && row.module !== module) || !isShown[showing](row.name)) return false;
    const text = [permissionWord(row.name), row.code, row.name, moduleWord(row.module)];
    return words.every((word) => text.join(' ').toLowerCase().includes(word));
  });
}

export interface ReachChange {
  readonly name: string;
  readonly from: Scope | '';
  readonly to: Scope | '';
}

/** What saving would change, in the order of the permissions. */
export function reachChanges(before: Reach, after: Reach): readonly ReachChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, from: before[name] ?? '', to: after[name] ?? '' }));
}
