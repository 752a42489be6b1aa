import {
  Button,
  DataTable,
  EmptyState,
  ErrorPanel,
  SkeletonRows,
  useKeys,
  useWords,
  type Column,
  type Key,
} from '@poros/ui';
import { Plus } from '@poros/ui/icons';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { useAddress, useGo } from '../navigation.tsx';
import { rememberWalk } from '../neighbours.ts';
import type { InputOf, ListName, RowOf } from '../operations.ts';
import { usePagesOf, type Pages } from '../query.ts';
import { can } from '../session.ts';
import { FilterChips } from './list-filters.tsx';
import { ListBar, ListHead, type ListFace } from './list-head.tsx';
import { ListFoot, type BulkAction } from './list-foot.tsx';
import { useListState, type ListFilter, type ListState, type ListView } from './list-state.ts';

export interface ListPageProps<O extends ListName> {
  readonly op: O;
  readonly title: string;
  readonly columns: readonly Column<RowOf<O>>[];
  /** Filters that always hold. */
  readonly input?: Partial<InputOf<O>> | undefined;
  readonly views?: readonly ListView[] | undefined;
  readonly filters?: readonly ListFilter[] | undefined;
  /** '-orderedOn'. */
  readonly defaultSort?: string | undefined;
  /** What the search field finds: "Nomor, pelanggan". */
  readonly searchHint?: string | undefined;
  /** The page of a row. */
  to?: ((row: RowOf<O>) => string) | undefined;
  rowKey?: ((row: RowOf<O>) => string) | undefined;
  readonly create?:
    { readonly word: string; readonly to: string; readonly permission?: string } | undefined;
  readonly bulk?: readonly BulkAction<RowOf<O>>[] | undefined;
  /** Said when there is nothing at all yet. */
  readonly empty?: { readonly title: string; readonly hint?: string } | undefined;
  /** Further buttons beside Export. */
  readonly actions?: ReactNode;
}

const NO_VIEWS: readonly ListView[] = [];
const NO_FILTERS: readonly ListFilter[] = [];
const NONE: ReadonlySet<string> = new Set();

/**
 * A list of records: its state is in the address, its rows come as one scrolls, its keys do
 * everything.
 */
export function ListPage<O extends ListName>(props: ListPageProps<O>) {
  const { views = NO_VIEWS, filters = NO_FILTERS, columns } = props;
  const fixed: Record<string, unknown> = { ...props.input };
  const state = useListState({ views, filters, defaultSort: props.defaultSort, fixed });
  const list = usePagesOf(props.op, state.input as InputOf<O>);
  const [selected, setSelected] = useState(NONE);
  const [isFiltering, setFiltering] = useState(false);
  const hidden = useHiddenColumns(props.op);
  const shown = useMemo(
    () => columns.filter((column) => !hidden.ids.has(column.id)),
    [columns, hidden.ids],
  );
  const rowKey = useRowKey(props.rowKey);
  const search = useRef<HTMLInputElement>(null);
  const range = useRef<HTMLSpanElement>(null);
  const onRange = useCallback((first: number, last: number) => {
    if (range.current) range.current.textContent = last > 0 ? `${first}–${last}` : '';
  }, []);
  useListKeys({
    list: props,
    focusSearch: () => search.current?.focus(),
    filter: () => setFiltering(true),
  });
  const page: unknown = props;
  const parts = { page: page as ListFace, state, list, hidden, search, isFiltering, setFiltering };
  const rows = { state, list, shown, rowKey, selected, setSelected, onRange };

  return (
    <div className="po-page">
      <ListHead {...parts} shown={shown} />
      <ListBar {...parts} shown={shown} views={views} filters={filters} />
      <FilterChips filters={filters} state={state} onEdit={() => setFiltering(true)} />
      {list.problem && list.rows.length > 0 && (
        <div className="px-4 py-2">
          <ErrorPanel trouble={list.problem} onRetry={list.retry} />
        </div>
      )}
      {list.rows.length > 0 ? <ListRows page={props} {...rows} /> : <ListNothing {...parts} />}
      <ListFoot
        rows={list.rows}
        columns={shown}
        rowKey={rowKey}
        selected={selected}
        onClear={() => setSelected(NONE)}
        bulk={props.bulk ?? []}
        total={list.total}
        isAll={!list.hasMore}
        range={range}
        isReading={list.isReading}
      />
    </div>
  );
}

interface ListRowsProps<O extends ListName> {
  readonly page: ListPageProps<O>;
  readonly state: ListState;
  readonly list: Pages<RowOf<O>>;
  readonly shown: readonly Column<RowOf<O>>[];
  rowKey(row: RowOf<O>): string;
  readonly selected: ReadonlySet<string>;
  setSelected(selected: ReadonlySet<string>): void;
  onRange(first: number, last: number): void;
}

function ListRows<O extends ListName>(props: ListRowsProps<O>) {
  const { page, state, list } = props;
  const { locale } = useWords();
  const open = useOpenRow(list.rows, list.total, page.to);
  return (
    <DataTable<RowOf<O>>
      key={locale}
      rows={list.rows}
      columns={props.shown}
      rowKey={props.rowKey}
      label={page.title}
      sort={state.sort}
      total={list.total}
      autoFocus
      onSort={(sort) => state.change({ sort })}
      onOpen={page.to && open}
      href={page.to}
      onMore={list.more}
      onRange={props.onRange}
      selected={props.selected}
      onSelect={page.bulk ? props.setSelected : undefined}
    />
  );
}

function useRowKey<Row>(given: ((row: Row) => string) | undefined): (row: Row) => string {
  return useCallback((row: Row) => given?.(row) ?? (row as { id: string }).id, [given]);
}

function ListNothing({
  page,
  state,
  list,
}: {
  page: ListFace;
  state: ListState;
  list: Pages<unknown>;
}) {
  const { t } = useWords();
  const go = useGo();
  const { create } = page;
  if (list.problem)
    return (
      <div className="p-4 flex-1">
        <ErrorPanel trouble={list.problem} onRetry={list.retry} />
      </div>
    );
  if (list.isPending)
    return (
      <div className="flex-1">
        <SkeletonRows rows={12} />
      </div>
    );
  if (state.search || Object.keys(state.set).length > 0) {
    return (
      <div className="flex-1 flex">
        <EmptyState title={t('kit.nothing_found')} hint={t('kit.nothing_found_hint')}>
          <Button onClick={state.clearFilters}>{t('kit.filter_clear')}</Button>
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="flex-1 flex">
      <EmptyState title={page.empty?.title ?? t('kit.nothing_yet')} hint={page.empty?.hint}>
        {create && can(create.permission ?? '') && (
          <Button look="primary" icon={Plus} keys="N" onClick={() => go(create.to)}>
            {create.word}
          </Button>
        )}
      </EmptyState>
    </div>
  );
}

/** Opens a row and remembers the order of the list for J and K in the record. */
function useOpenRow<Row>(
  rows: readonly Row[],
  total: number | undefined,
  to: ((row: Row) => string) | undefined,
) {
  const go = useGo();
  const { path, search } = useAddress();
  return useCallback(
    (row: Row) => {
      if (!to) return;
      const query = new URLSearchParams(
        Object.entries(search).flatMap(([name, value]) => (value ? [[name, value]] : [])),
      ).toString();
      rememberWalk({ addresses: rows.map(to), total, back: query ? `${path}?${query}` : path });
      go(to(row));
    },
    [rows, total, to, go, path, search],
  );
}

function useHiddenColumns(name: string): {
  readonly ids: ReadonlySet<string>;
  toggle(id: string): void;
} {
  const place = `poros.columns.${name}`;
  const [ids, setIds] = useState<ReadonlySet<string>>(
    () => new Set((localStorage.getItem(place) ?? '').split(',').filter(Boolean)),
  );
  return {
    ids,
    toggle(id) {
      const next = ids.has(id) ? ids.difference(new Set([id])) : ids.union(new Set([id]));
      localStorage.setItem(place, [...next].join(','));
      setIds(next);
    },
  };
}

function useListKeys<O extends ListName>({
  list,
  focusSearch,
  filter,
}: {
  list: ListPageProps<O>;
  focusSearch(): void;
  filter(): void;
}): void {
  const { t } = useWords();
  const go = useGo();
  const { create } = list;
  const keys: Key[] = [
    { keys: '/', word: t('kit.key_search'), run: focusSearch },
    { keys: 'F', word: t('kit.filter'), run: filter, disabled: !list.filters?.length },
  ];
  if (create && can(create.permission ?? '')) {
    keys.push({ keys: 'N', word: create.word, run: () => go(create.to) });
    keys.push({ keys: 'C', word: '', hidden: true, run: () => go(create.to) });
  }
  useKeys(list.title, keys);
}
