import { Button, Menu, PHONE, format, useMedia, useWords, type Column } from '@poros/ui';
import { Download, Group, Plus, Search, Upload, X } from '@poros/ui/icons';
import { useEffect, useState, type RefObject } from 'react';
import { useGo } from '../navigation.tsx';
import type { ListName } from '../operations.ts';
import type { ListRows } from '../rows-of.ts';
import { can } from '../session.ts';
import { ColumnPanel } from './list-columns.tsx';
import type { FilterColumn } from './list-conditions.ts';
import { exportGroup, type Exporting } from './list-exporting.tsx';
import { FilterPanel } from './list-filters.tsx';
import { groupedBy, groupsOf } from './list-orders.ts';
import type { ColumnChoice } from './list-layout.ts';
import type { ListPageProps } from './list-page.tsx';
import type { ListFilter, ListState } from './list-state.ts';
import { ViewMenu, ViewTabs, type Viewing } from './list-views.tsx';

/** A list page without the type of its rows. */
export type ListFace = Omit<
  ListPageProps<ListName>,
  'columns' | 'to' | 'rowKey' | 'bulk' | 'edits' | 'input' | 'op' | 'preview'
> & {
  readonly op: string;
  readonly columns: readonly Column<unknown>[];
  /** Filters that always hold. */
  readonly fixed: Readonly<Record<string, unknown>>;
};

export interface ListParts {
  readonly page: ListFace;
  readonly state: ListState;
  readonly list: Pick<ListRows<unknown>, 'rows' | 'total' | 'isPending' | 'problem' | 'retry'>;
  readonly choice: ColumnChoice<unknown>;
  readonly filterable: readonly FilterColumn[];
  readonly search: RefObject<HTMLInputElement | null>;
  readonly isFiltering: boolean;
  setFiltering(isOpen: boolean): void;
  readonly viewing: Viewing;
  readonly exporting: Exporting;
}

/** Title, how many there are, export and the one primary action. */
export function ListHead({ page, list, exporting }: ListParts) {
  const { t } = useWords();
  const go = useGo();
  const { create } = page;
  const isPhone = useMedia(PHONE);
  return (
    <header className="po-page-head">
      <h1 className="po-page-title">{page.title}</h1>
      <span className="po-page-count">{list.total === undefined ? '' : countText(list.total)}</span>
      <div className="po-page-acts">
        {page.actions}
        {page.importKind && !isPhone && mayImport(create?.permission) && (
          <Button
            look="quiet"
            icon={Upload}
            onClick={() => go('/imports/new', { search: { kind: page.importKind } })}
          >
            {t('kit.import')}
          </Button>
        )}
        {!isPhone && (
          <Menu
            trigger={
              <Button
                look="quiet"
                icon={Download}
                isBusy={exporting.isBusy}
                disabled={list.rows.length === 0}
              >
                {t('kit.export')}
              </Button>
            }
            groups={[exportGroup(exporting)]}
          />
        )}
        {create && can(create.permission ?? '') && (
          <Button look="primary" isShort icon={Plus} keys="N" onClick={() => go(create.to)}>
            {create.word}
          </Button>
        )}
      </div>
      {exporting.progress}
    </header>
  );
}

/** Whoever may make such records by hand may bring them in. */
export const mayImport = (permission: string | undefined): boolean =>
  can('integration.import.create') && (permission === undefined || can(permission));

export type BarProps = ListParts & { readonly filters: readonly ListFilter[] };

/** Views at the left; search, grouping, filters and columns at the right. */
export function ListBar(props: BarProps) {
  const { filters, state, page, choice, filterable, viewing } = props;
  const isPhone = useMedia(PHONE);
  if (isPhone)
    return (
      <div className="po-bar">
        <ViewTabs viewing={viewing} />
        <div className="po-bar-end">
          <SearchBox {...props} />
        </div>
      </div>
    );
  return (
    <div className="po-bar">
      <div className="po-views">
        <ViewTabs viewing={viewing} />
        <ViewMenu viewing={viewing} />
      </div>
      <div className="po-bar-end">
        <SearchBox {...props} />
        <GroupMenu filterable={filterable} state={state} />
        {(filters.length > 0 || filterable.length > 0) && (
          <FilterPanel
            filters={filters}
            columns={filterable}
            state={state}
            isOpen={props.isFiltering}
            onOpen={props.setFiltering}
          />
        )}
        <ColumnPanel columns={page.columns} choice={choice} />
      </div>
    </div>
  );
}

/** By what the rows are gathered. */
function GroupMenu({ filterable, state }: Pick<ListParts, 'filterable' | 'state'>) {
  const { t } = useWords();
  const groups = groupsOf(filterable, state);
  if (groups.length === 0) return null;
  const now = groupedBy(filterable, state);
  return (
    <Menu
      trigger={
        <Button look="quiet" icon={Group}>
          {now ? t('kit.group_by', { word: now }) : t('kit.group')}
        </Button>
      }
      groups={groups}
    />
  );
}

const PAUSE_MS = 180;

function SearchBox({ page, state, search }: ListParts) {
  const { t } = useWords();
  const [typed, setTyped] = useState(state.search);
  useEffect(() => setTyped(state.search), [state.search]);
  useEffect(() => {
    if (typed === state.search) return undefined;
    const timer = setTimeout(() => state.change({ q: typed || undefined }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, state]);
  const leave = () => {
    search.current?.blur();
    document.querySelector<HTMLElement>('.po-table')?.focus();
  };
  return (
    <div className="po-filter" role="search">
      <span className="po-box">
        <Search size={16} className="text-muted flex-none" aria-hidden="true" />
        <input
          ref={search}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          value={typed}
          aria-label={t('kit.search_in', { title: page.title })}
          placeholder={page.searchHint ?? t('kit.search')}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setTyped('');
            if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown')
              leave();
          }}
        />
        {typed ? (
          <button type="button" aria-label={t('ui.clear')} onClick={() => setTyped('')}>
            <X size={14} className="text-muted" />
          </button>
        ) : (
          <kbd className="po-kbd po-hint-key" aria-hidden="true">
            /
          </kbd>
        )}
      </span>
    </div>
  );
}

/** '100.000', or '≈ 10.000' where the server stopped counting. */
function countText(total: number): string {
  return total === COUNT_MAX ? `≈ ${format.count(total)}+` : format.count(total);
}
/** Where the server's own count ends; from there on the list asks for the whole. */
export const COUNT_MAX = 10_000;
