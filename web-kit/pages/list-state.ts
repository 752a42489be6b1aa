import type { Choice, Pick, PickSearch } from '@poros/ui';
import { useMemo } from 'react';
import { useAddress } from '../navigation.tsx';

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
  readonly view: string;
  readonly search: string;
  readonly sort: string | undefined;
  /** Set filters: field, value and how the value reads. */
  readonly set: Readonly<Record<string, { readonly value: string; readonly word: string }>>;
  /** What goes to the server. */
  readonly input: Readonly<Record<string, unknown>>;
  change(change: Readonly<Record<string, string | undefined>>): void;
  setFilter(id: string, value: string, word?: string): void;
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
 * The state of a list, kept in the address: view, search `q`, sort, and each filter by its name.
 */
export function useListState({ views, filters, defaultSort, fixed }: ListSetting): ListState {
  const { search: address, change } = useAddress();
  const meaning = JSON.stringify([fixed, views, filters.map((filter) => filter.id)]);
  return useMemo(() => {
    const view = views.find((one) => one.id === address['view']) ?? views[0];
    const set: Record<string, { value: string; word: string }> = {};
    for (const filter of filters) {
      const value = address[filter.id];
      if (value) set[filter.id] = { value, word: address[filter.id + WORD] ?? value };
    }
    const search = address['q'] ?? '';
    const sort = address['sort'] ?? defaultSort;
    const values = Object.fromEntries(Object.entries(set).map(([id, { value }]) => [id, value]));
    return {
      view: view?.id ?? '',
      search,
      sort,
      set,
      change,
      input: {
        ...fixed,
        ...view?.input,
        ...values,
        ...(search ? { search } : {}),
        ...(sort ? { sort } : {}),
      },
      setFilter: (id, value, word) =>
        change({
          [id]: value || undefined,
          [id + WORD]: value && word && word !== value ? word : undefined,
        }),
      clearFilters: () =>
        change({
          q: undefined,
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
