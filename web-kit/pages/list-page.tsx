import { DataTable, ErrorPanel, useKeys, useWords, type Column, type Key } from '@poros/ui';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useAddress, useGo, useNear } from '../navigation.tsx';
import { rememberWalk } from '../neighbours.ts';
import type { InputOf, ListName, RowOf } from '../operations.ts';
import { useQueryOf } from '../query.ts';
import { rowAt, useRowsOf, type ListRows } from '../rows-of.ts';
import { can } from '../session.ts';
import { filterColumns, type FilterColumn } from './list-conditions.ts';
import type { BulkEdit } from './list-edit.tsx';
import { useExport } from './list-exporting.tsx';
import { FilterChips } from './list-filters.tsx';
import { ListFoot, type BulkAction } from './list-foot.tsx';
import { GroupedRows, type Group } from './list-groups.tsx';
import { COUNT_MAX, ListBar, ListHead, type ListFace } from './list-head.tsx';
import { useColumns, useListViews, type ColumnChoice } from './list-layout.ts';
import { ListNothing } from './list-nothing.tsx';
import { PreviewPane, usePreview, type Preview } from './list-preview.tsx';
import { useSelection, type Selection } from './list-selection.ts';
import { SheetButton } from './list-sheet-button.tsx';
import { useListState, type ListFilter, type ListState, type ListView } from './list-state.ts';
import { openViews, useViewing } from './list-views.tsx';
import { BulkWorks, useBulkWork } from './list-works.tsx';

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
  /** Fields of master data that can be changed for many rows at once. */
  readonly edits?: readonly BulkEdit<RowOf<O>>[] | undefined;
  /** The kind of record its rows are, where they are one: 'sales.order'. */
  readonly record?: string | undefined;
  /** What Space shows of a row beside the list; its columns, where left out. */
  preview?: ((row: RowOf<O>) => ReactNode) | undefined;
  /** What can be brought in here from a file, for those who may: 'party.customer'. */
  readonly importKind?: string | undefined;
  /** Said when there is nothing yet: that there is none; what belongs here, and how it comes. */
  readonly empty: { readonly title: string; readonly hint: string };
  /** Further buttons beside Export. */
  readonly actions?: ReactNode;
}

const NO_VIEWS: readonly ListView[] = [];
const NO_FILTERS: readonly ListFilter[] = [];

/**
 * A list of records: its state is in the address, its rows come as one scrolls, its keys do
 * everything.
 */
export function ListPage<O extends ListName>(props: ListPageProps<O>) {
  const { views = NO_VIEWS, filters = NO_FILTERS, columns, op } = props;
  const fixed: Record<string, unknown> = { ...props.input };
  const state = useListState({ views, filters, defaultSort: props.defaultSort, fixed });
  const { now: saved, isKnown } = useListViews(op);
  const view = saved.views.find((one) => one.id === state.saved);
  const choice = useColumns(op, columns, view?.layout ?? saved.layout);
  const filterable = useMemo(() => filterColumns(columns), [columns]);
  const [isLong, setLong] = useState(false);
  const totals = useTotals(op, state, isLong || columns.some((column) => column.isSummed));
  const list = useRowsOf(op, state.input as InputOf<O>, totals?.count);
  const { total = 0 } = list;
  useEffect(() => setLong(total >= COUNT_MAX), [total]);
  const rowKey = useRowKey(props.rowKey);
  const selection = useSelection<RowOf<O>>({
    operation: op,
    input: state.input,
    rows: list.rows,
    total: list.total,
    rowKey,
  });
  const [isFiltering, setFiltering] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const range = useRef<HTMLSpanElement>(null);
  const onRange = useCallback((first: number, last: number) => {
    if (range.current) range.current.textContent = last > 0 ? `${first}–${last}` : '';
  }, []);
  const preview = usePreview<RowOf<O>>();
  const work = useBulkWork<RowOf<O>>(props.edits);
  useListKeys({
    list: props,
    focusSearch: () => search.current?.focus(),
    filter: () => setFiltering(true),
    edit: selection.count > 0 && work.canEdit ? work.edit : undefined,
  });
  const page: unknown = props;
  const { layout } = choice;
  const viewing = useViewing({ list: op, views, saved, isKnown, state, layout });
  const exporting = useExport(props, state, { columns: choice.shown, total: list.total });
  const parts = Object.assign(
    { page: { ...(page as ListFace), fixed }, state, list, search, isFiltering, setFiltering },
    { choice, filterable, exporting, filters, viewing },
  );
  const rows = { state, list, choice, rowKey, selection, onRange, preview, filterable };

  return (
    <div className="po-page">
      <ListHead {...parts} />
      <ListBar {...parts} />
      {viewing.dialog}
      <FilterChips
        filters={filters}
        columns={filterable}
        state={state}
        onEdit={() => setFiltering(true)}
      />
      {list.problem && list.rows.length > 0 && (
        <div className="px-4 py-2">
          <ErrorPanel trouble={list.problem} onRetry={list.retry} />
        </div>
      )}
      <div className="po-list">
        {list.rows.length > 0 ? <ListBody page={props} {...rows} /> : <ListNothing {...parts} />}
        <PreviewPane page={props} preview={preview} rows={list.rows} />
      </div>
      <ListFoot
        rows={list.rows}
        columns={choice.shown}
        selection={selection}
        bulk={props.bulk ?? []}
        canEdit={work.canEdit}
        onWork={work.start}
        total={list.total}
        sums={totals?.sums}
        range={range}
        isReading={list.isReading}
        tools={<SheetButton {...parts} />}
      />
      <BulkWorks work={work} selection={selection} rowKey={rowKey} columns={columns} />
    </div>
  );
}

/** How many match and what they add up to: all of them, whether read or not. */
function useTotals<O extends ListName>(op: O, state: ListState, when: boolean): Group | undefined {
  const { sort: _sort, ...asked } = state.input;
  const query = useQueryOf(op as never, { ...asked, group: '*' }, { when });
  const answer = query.data as { groups?: readonly Group[] } | undefined;
  return answer && (answer.groups?.[0] ?? NO_ROWS);
}
const NO_ROWS: Group = { value: null, count: 0, sums: [] };

interface ListBodyProps<O extends ListName> {
  readonly page: ListPageProps<O>;
  readonly state: ListState;
  readonly list: ListRows<RowOf<O>>;
  readonly choice: ColumnChoice<RowOf<O>>;
  readonly filterable: readonly FilterColumn[];
  rowKey(row: RowOf<O>): string;
  readonly selection: Selection<RowOf<O>>;
  onRange(first: number, last: number): void;
  readonly preview: Preview<RowOf<O>>;
}

function ListBody<O extends ListName>(props: ListBodyProps<O>) {
  const { page, state, list, choice, selection } = props;
  const { locale } = useWords();
  const open = useOpenRow(page.op, state.input, list, page.to);
  const { look } = list;
  const { onRange } = props;
  const onView = useCallback(
    (first: number, last: number) => {
      onRange(first, last);
      look(first - 1, last - 1);
    },
    [onRange, look],
  );
  const onNear = useComingNear(page.to);
  const onSelect = page.bulk?.length || page.edits?.length ? selection.set : undefined;
  const common = {
    columns: choice.shown,
    rowKey: props.rowKey,
    label: page.title,
    widths: choice.widths,
    isFirstFrozen: choice.layout.isFirstFrozen,
    onOpen: page.to && open,
    href: page.to,
  };
  if (state.group)
    return (
      <GroupedRows<O>
        {...common}
        operation={page.op}
        input={state.input}
        by={state.group}
        filters={props.filterable}
        preview={props.preview}
        selection={onSelect && selection}
      />
    );
  return (
    <DataTable<RowOf<O>>
      key={locale}
      {...common}
      selected={selection.keys}
      onSelect={onSelect}
      rows={list.rows}
      sort={state.sort}
      total={list.total}
      autoFocus
      onSort={(sort) => state.change({ sort })}
      onWidth={choice.setWidth}
      onRange={onView}
      isInverted={selection.isInverted}
      onSelectAll={selection.all}
      onPreview={props.preview.toggle}
      onHere={props.preview.follow}
      onNear={onNear}
    />
  );
}

const REST_MS = 120;

/** The record of a row on which the light or the pointer rests is fetched before it is opened. */
function useComingNear<Row>(to: ((row: Row) => string) | undefined) {
  const come = useNear();
  const latest = useRef(to);
  latest.current = to;
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  return useCallback(
    (row: Row) => {
      clearTimeout(waiting.current);
      const address = latest.current?.(row);
      if (address) waiting.current = setTimeout(() => come(address), REST_MS);
    },
    [come],
  );
}

function useRowKey<Row>(given: ((row: Row) => string) | undefined): (row: Row) => string {
  return useCallback((row: Row) => given?.(row) ?? (row as { id: string }).id, [given]);
}

/** Opens a row and remembers the order of the list for J and K in the record. */
function useOpenRow<O extends ListName>(
  op: O,
  input: unknown,
  { rows, total }: ListRows<RowOf<O>>,
  to: ((row: RowOf<O>) => string) | undefined,
) {
  const go = useGo();
  const { path, search } = useAddress();
  return useCallback(
    (row: RowOf<O>) => {
      if (!to) return;
      const query = new URLSearchParams(
        Object.entries(search).flatMap(([name, value]) => (value ? [[name, value]] : [])),
      ).toString();
      rememberWalk({
        addresses: rows.map(to),
        total: Math.max(total ?? 0, rows.length),
        back: query ? `${path}?${query}` : path,
        async find(place) {
          const found = (await rowAt(op, input, place)) as RowOf<O> | undefined;
          return found && to(found);
        },
      });
      go(to(row));
    },
    [op, input, rows, total, to, go, path, search],
  );
}

function useListKeys<O extends ListName>({
  list,
  focusSearch,
  filter,
  edit,
}: {
  list: ListPageProps<O>;
  focusSearch(): void;
  filter(): void;
  edit: (() => void) | undefined;
}): void {
  const { t } = useWords();
  const go = useGo();
  const { create } = list;
  const keys: Key[] = [
    { keys: '/', word: t('kit.key_search'), run: focusSearch },
    { keys: 'F', word: t('kit.filter'), run: filter },
    { keys: 'V', word: t('kit.views'), run: openViews },
    { keys: 'B', word: t('kit.bulk_edit'), run: () => edit?.(), disabled: !edit },
  ];
  if (create && can(create.permission ?? '')) {
    keys.push({ keys: 'N', word: create.word, run: () => go(create.to) });
    keys.push({ keys: 'C', word: '', hidden: true, run: () => go(create.to) });
  }
  useKeys(list.title, keys);
}
