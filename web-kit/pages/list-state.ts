import type { Choice, Pick, PickSearch } from '@poros/ui';
import { writeConditions, type Condition } from '@poros/kernel/shared/conditions';
import { useMemo } from 'react';
import { useAddress } from '../navigation.tsx';
import { conditionsIn, isComplete } from './list-conditions.ts';

/** A tab of a list: a name and the filters it stands for. */
export interface ListView {
  readonly id: string;
  readonly word: string;
  readonly input?: Readonly<Record<string, unknown>> | undefined;
  readonly count?: number | undefined;
}

/** A filter a person can set; `id` is the field of the query's input. */
export type ListFilter = { readonly id: string; readonly word: string } & (
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly kind: 'date' | 'text' | 'yes' }
  | { readonly kind: 'pick'; readonly search: PickSearch<Pick> }
);

export interface ListState {
  /** The page's own view that holds; a saved view stands upon one. */
  readonly view: string;
  /** The saved view that was chosen, if any. */
  readonly saved: string | undefined;
  readonly search: string;
  readonly sort: string | undefined;
  /** Set filters: field, value and how the value reads. */
  readonly set: Readonly<Record<string, { readonly value: string; readonly word: string }>>;
  readonly conditions: readonly Condition[];
  /** The column rows are gathered by: 'status', 'orderedOn.month'. */
  readonly group: string | undefined;
  /** What goes to the server. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The query of the address without the view's name: what a saved view keeps. */
  readonly address: string;
  readonly isFiltered: boolean;
  change(change: Readonly<Record<string, string | undefined>>): void;
  /** Puts another query in place of the whole. */
  replace(query: Readonly<Record<string, string>>): void;
  setFilter(id: string, value: string, word?: string): void;
  setConditions(conditions: readonly Condition[]): void;
  clearFilters(): void;
}

export interface ListSetting {
  readonly views: readonly ListView[];
  readonly filters: readonly ListFilter[];
  readonly defaultSort: string | undefined;
  readonly fixed: Readonly<Record<string, unknown>>;
}

const WORD = '~';

/**
 * The state of a list, kept in the address: view, search `q`, sort, conditions `where`, grouping,
 * and each filter by its name.
 */
export function useListState({ views, filters, defaultSort, fixed }: ListSetting): ListState {
  const { search: address, change } = useAddress();
  const meaning = JSON.stringify([fixed, views, filters.map((filter) => filter.id)]);
  return useMemo(() => {
    const own = (id: string | undefined) => views.find((one) => one.id === id);
    const view = own(address['view']) ?? own(address['base']) ?? views[0];
    const saved = address['view'] && !own(address['view']) ? address['view'] : undefined;
    const set: Record<string, { value: string; word: string }> = {};
    for (const filter of filters) {
      const value = address[filter.id];
      if (value) set[filter.id] = { value, word: address[filter.id + WORD] ?? value };
    }
    const search = address['q'] ?? '';
    const sort = address['sort'] ?? defaultSort;
    const conditions = conditionsIn(address['where']);
    const where = writeConditions(conditions.filter(isComplete));
    const values = Object.fromEntries(Object.entries(set).map(([id, { value }]) => [id, value]));
    return {
      view: view?.id ?? '',
      saved,
      search,
      sort,
      set,
      conditions,
      group: address['group'],
      address: queryText({ ...address, base: view?.id, view: undefined }),
      isFiltered: search !== '' || conditions.length > 0 || Object.keys(set).length > 0,
      change,
      replace: (query) =>
        change({
          ...Object.fromEntries(Object.keys(address).map((name) => [name, undefined])),
          ...query,
        }),
      input: {
        ...fixed,
        ...view?.input,
        ...values,
        ...(search ? { search } : {}),
        ...(sort ? { sort } : {}),
        ...(where ? { where } : {}),
      },
      setFilter: (id, value, word) =>
        change({
          [id]: value || undefined,
          [id + WORD]: value && word && word !== value ? word : undefined,
        }),
      setConditions: (next) => change({ where: writeConditions(next) || undefined }),
      clearFilters: () =>
        change({
          q: undefined,
          where: undefined,
          ...Object.fromEntries(
            filters.flatMap(({ id }) => [
              [id, undefined],
              [id + WORD, undefined],
            ]),
          ),
        }),
    };
    // The settings of a page are made anew on every drawing; their text tells whether they changed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [address, change, defaultSort, meaning]);
}

/** The same query always reads the same, whatever was set first. */
export function queryText(query: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return new URLSearchParams(set.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
}
