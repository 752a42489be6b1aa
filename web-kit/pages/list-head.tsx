import {
  Button,
  IconButton,
  Menu,
  Tabs,
  format,
  toast,
  useKeys,
  useWords,
  type Column,
} from '@poros/ui';
import { Columns3, Download, Plus, Search, X } from '@poros/ui/icons';
import { useEffect, useState, type RefObject } from 'react';
import { call } from '../client.ts';
import { csvOf, saveFile } from '../csv.ts';
import { useGo } from '../navigation.tsx';
import type { ListAnswer, ListName } from '../operations.ts';
import { problemOf } from '../problem.ts';
import type { Pages } from '../query.ts';
import { can } from '../session.ts';
import { FilterPanel } from './list-filters.tsx';
import type { ListPageProps } from './list-page.tsx';
import type { ListFilter, ListState, ListView } from './list-state.ts';

/** A list page without the type of its rows. */
export type ListFace = Omit<
  ListPageProps<ListName>,
  'columns' | 'to' | 'rowKey' | 'bulk' | 'input' | 'op'
> & { readonly op: string; readonly columns: readonly Column<unknown>[] };

export interface ListParts {
  readonly page: ListFace;
  readonly state: ListState;
  readonly list: Pages<unknown>;
  readonly hidden: { readonly ids: ReadonlySet<string>; toggle(id: string): void };
  readonly search: RefObject<HTMLInputElement | null>;
  readonly isFiltering: boolean;
  setFiltering(isOpen: boolean): void;
  readonly shown: readonly Column<never>[];
}

/** Title, how many there are, export and the one primary action. */
export function ListHead({ page, list, state, shown }: ListParts) {
  const { t } = useWords();
  const go = useGo();
  const { create } = page;
  const exportIt = useExport(page, state, shown);
  return (
    <header className="po-page-head">
      <h1 className="po-page-title">{page.title}</h1>
      <span className="po-page-count">{list.total === undefined ? '' : countText(list.total)}</span>
      <div className="po-page-acts">
        {page.actions}
        <Button
          className="max-sm:hidden"
          look="quiet"
          icon={Download}
          isBusy={exportIt.isBusy}
          disabled={list.rows.length === 0}
          onClick={exportIt.run}
        >
          {t('kit.export')}
        </Button>
        {create && can(create.permission ?? '') && (
          <Button look="primary" isShort icon={Plus} keys="N" onClick={() => go(create.to)}>
            {create.word}
          </Button>
        )}
      </div>
    </header>
  );
}

/** Views at the left; search, filters and columns at the right. */
export function ListBar(
  props: ListParts & { views: readonly ListView[]; filters: readonly ListFilter[] },
) {
  const { t } = useWords();
  const { views, filters, state, page, hidden } = props;
  return (
    <div className="po-bar">
      {views.length > 0 && (
        <Tabs
          tabs={views}
          now={state.view}
          label={t('kit.views')}
          onChoose={(view) => state.change({ view })}
        />
      )}
      <div className="po-bar-end">
        <SearchBox {...props} />
        {filters.length > 0 && (
          <FilterPanel
            filters={filters}
            state={state}
            isOpen={props.isFiltering}
            onOpen={props.setFiltering}
          />
        )}
        <Menu
          trigger={
            <IconButton icon={Columns3} word={t('kit.columns')} className="max-sm:hidden!" />
          }
          groups={[
            {
              word: t('kit.columns'),
              entries: page.columns
                .slice(1)
                .map((column) => ({
                  word: column.head,
                  isChecked: !hidden.ids.has(column.id),
                  staysOpen: true,
                  run: () => hidden.toggle(column.id),
                })),
            },
          ]}
        />
      </div>
    </div>
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

const EXPORT_ROWS_MAX = 10_000;

/**
 * Writes what is seen (filters, sort, columns) to a file, reading the pages that were not scrolled
 * to.
 */
function useExport(page: ListFace, state: ListState, columns: readonly Column<unknown>[]) {
  const { t } = useWords();
  const [isBusy, setBusy] = useState(false);
  async function run() {
    setBusy(true);
    try {
      const rows: unknown[] = [];
      for (let after: string | null = ''; after !== null && rows.length < EXPORT_ROWS_MAX;) {
        const input = { ...state.input, limit: 200, ...(after ? { after } : {}) };
        const answer: ListAnswer<unknown> = await call(page.op as ListName, input as never);
        rows.push(...answer.rows);
        after = answer.next;
      }
      saveFile(`${page.title}.csv`, csvOf(rows, columns));
      toast({ tone: 'done', text: t('kit.exported', { n: format.count(rows.length) }) });
    } catch (error) {
      toast({ tone: 'danger', text: problemOf(error).detail ?? problemOf(error).title });
    } finally {
      setBusy(false);
    }
  }
  useKeys(page.title, [{ keys: 'Ctrl+Shift+E', word: t('kit.export'), run: () => void run() }]);
  return { isBusy, run: () => void run() };
}

/** '100.000', or '10.000+' where the server stops counting. */
function countText(total: number): string {
  return total > 10_000 ? `${format.count(10_000)}+` : format.count(total);
}
