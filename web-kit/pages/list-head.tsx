import { Button, Menu, format, toast, useKeys, useWords, type Column } from '@poros/ui';
import {
  Download,
  FileSpreadsheet,
  FileText,
  Group,
  Plus,
  Search,
  Upload,
  X,
} from '@poros/ui/icons';
import { GRAINS } from '@poros/kernel/shared/conditions';
import { useEffect, useState, type RefObject } from 'react';
import { nowText } from '../ids.ts';
import { useGo } from '../navigation.tsx';
import type { ListName } from '../operations.ts';
import { problemOf } from '../problem.ts';
import type { ListRows } from '../rows-of.ts';
import { can } from '../session.ts';
import { ColumnPanel } from './list-columns.tsx';
import type { FilterColumn } from './list-conditions.ts';
import type { ExportKind } from './list-export.ts';
import { FilterPanel } from './list-filters.tsx';
import type { ColumnChoice, ListViews } from './list-layout.ts';
import type { ListPageProps } from './list-page.tsx';
import type { ListFilter, ListState, ListView } from './list-state.ts';
import { ViewBar } from './list-views.tsx';

/** A list page without the type of its rows. */
export type ListFace = Omit<
  ListPageProps<ListName>,
  'columns' | 'to' | 'rowKey' | 'bulk' | 'edits' | 'input' | 'op' | 'preview'
> & { readonly op: string; readonly columns: readonly Column<unknown>[] };

export interface ListParts {
  readonly page: ListFace;
  readonly state: ListState;
  readonly list: Pick<ListRows<unknown>, 'rows' | 'total' | 'isPending' | 'problem' | 'retry'>;
  readonly choice: ColumnChoice<unknown>;
  readonly filterable: readonly FilterColumn[];
  readonly search: RefObject<HTMLInputElement | null>;
  readonly isFiltering: boolean;
  setFiltering(isOpen: boolean): void;
  readonly saved: ListViews;
  readonly isKnown: boolean;
}

/** Title, how many there are, export and the one primary action. */
export function ListHead({ page, list, state, choice }: ListParts) {
  const { t } = useWords();
  const go = useGo();
  const { create } = page;
  const exportIt = useExport(page, state, choice.shown);
  return (
    <header className="po-page-head">
      <h1 className="po-page-title">{page.title}</h1>
      <span className="po-page-count">{list.total === undefined ? '' : countText(list.total)}</span>
      <div className="po-page-acts">
        {page.actions}
        {page.importKind && mayImport(create?.permission) && (
          <Button
            className="max-sm:hidden"
            look="quiet"
            icon={Upload}
            onClick={() => go('/imports/new', { search: { kind: page.importKind } })}
          >
            {t('kit.import')}
          </Button>
        )}
        <Menu
          trigger={
            <Button
              className="max-sm:hidden"
              look="quiet"
              icon={Download}
              isBusy={exportIt.isBusy}
              disabled={list.rows.length === 0}
            >
              {t('kit.export')}
            </Button>
          }
          groups={[
            {
              word: t('kit.export_what'),
              entries: [
                {
                  word: t('kit.export_xlsx'),
                  icon: FileSpreadsheet,
                  keys: 'Ctrl+Shift+E',
                  run: () => exportIt.run('xlsx'),
                },
                { word: t('kit.export_csv'), icon: FileText, run: () => exportIt.run('csv') },
              ],
            },
          ]}
        />
        {create && can(create.permission ?? '') && (
          <Button look="primary" isShort icon={Plus} keys="N" onClick={() => go(create.to)}>
            {create.word}
          </Button>
        )}
      </div>
      {exportIt.progress}
    </header>
  );
}

/** Whoever may make such records by hand may bring them in. */
const mayImport = (permission: string | undefined): boolean =>
  can('integration.import.create') && (permission === undefined || can(permission));

/** Views at the left; search, grouping, filters and columns at the right. */
export function ListBar(
  props: ListParts & { views: readonly ListView[]; filters: readonly ListFilter[] },
) {
  const { views, filters, state, page, choice, filterable, saved, isKnown } = props;
  return (
    <div className="po-bar">
      <ViewBar
        list={page.op}
        views={views}
        saved={saved}
        isKnown={isKnown}
        state={state}
        layout={choice.layout}
      />
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

/** By what the rows are gathered; a date by month, quarter, year or day. */
function GroupMenu({ filterable, state }: Pick<ListParts, 'filterable' | 'state'>) {
  const { t } = useWords();
  const able = filterable.filter(({ type }) => type !== 'numeric' && type !== 'integer');
  if (able.length === 0) return null;
  const isDay = ({ type }: FilterColumn) => type === 'date' || type === 'timestamptz';
  const entry = (id: string | undefined, word: string) => ({
    word,
    isChecked: state.group === id,
    run: () => state.change({ group: id }),
  });
  const now = able.find((one) => one.id === state.group?.split('.')[0]);
  return (
    <Menu
      trigger={
        <Button look="quiet" icon={Group} className="max-sm:hidden">
          {now ? t('kit.group_by', { word: now.word }) : t('kit.group')}
        </Button>
      }
      groups={[
        {
          word: t('kit.group'),
          entries: [
            entry(undefined, t('kit.group_off')),
            ...able.filter((one) => !isDay(one)).map((one) => entry(one.id, one.word)),
          ],
        },
        ...able
          .filter(isDay)
          .map((one) => ({
            word: one.word,
            entries: GRAINS.map((grain) => entry(`${one.id}.${grain}`, t(`kit.grain.${grain}`))),
          })),
      ]}
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

/**
 * Writes what is seen (filters, order, columns) to a file, every row of it; a second passes before
 * progress shows, and it can be stopped.
 */
function useExport(page: ListFace, state: ListState, columns: readonly Column<unknown>[]) {
  const { t } = useWords();
  const [run_, setRun] = useState<{ rows: number; since: string; stop: AbortController } | null>(
    null,
  );
  async function run(kind: ExportKind) {
    if (run_) return;
    const stop = new AbortController();
    const since = nowText();
    setRun({ rows: 0, since, stop });
    try {
      const { exportList } = await import('./list-export.ts');
      const rows = await exportList({
        kind,
        title: page.title,
        operation: page.op,
        input: state.input,
        columns,
        signal: stop.signal,
        onProgress: (count) => setRun({ rows: count, since, stop }),
      });
      if (!stop.signal.aborted) toast({ text: t('kit.exported', { n: rows }), tone: 'done' });
    } catch (error) {
      if (!stop.signal.aborted) toast({ text: problemOf(error).title, tone: 'danger' });
    } finally {
      setRun(null);
    }
  }
  useKeys(page.title, [
    { keys: 'Ctrl+Shift+E', word: t('kit.export'), run: () => void run('xlsx') },
  ]);
  return {
    isBusy: run_ !== null,
    run: (kind: ExportKind) => void run(kind),
    progress: run_ && run_.rows > 0 && (
      <div className="po-export" role="status">
        <span className="figures">{t('kit.exporting', { n: format.count(run_.rows) })}</span>
        <Button size="small" look="quiet" onClick={() => run_.stop.abort()}>
          {t('ui.cancel')}
        </Button>
      </div>
    ),
  };
}

/** '100.000', or '≈ 10.000' where the server stopped counting. */
function countText(total: number): string {
  return total === COUNT_MAX ? `≈ ${format.count(total)}+` : format.count(total);
}
/** Where the server's own count ends; from there on the list asks for the whole. */
export const COUNT_MAX = 10_000;
