import {
  IconButton,
  KeyValues,
  NARROW,
  Status,
  isNegative,
  kindOf,
  textOf,
  useKeys,
  useMedia,
  useWords,
  type Column,
} from '@poros/ui';
import { ExternalLink, X } from '@poros/ui/icons';
import { useCallback, useEffect, useState } from 'react';
import { Link } from '../navigation.tsx';
import type { ListName, RowOf } from '../operations.ts';
import { RecordLook } from '../record-side.tsx';
import type { ListPageProps } from './list-page.tsx';

export interface Preview<Row> {
  readonly row: Row | undefined;
  readonly isOpen: boolean;
  toggle(row: Row): void;
  /** The row under the cursor has moved on. */
  follow(row: Row | undefined): void;
  close(): void;
}

/** A look at the row under the cursor beside the list, as long as it is wanted. */
export function usePreview<Row>(): Preview<Row> {
  const [isOpen, setOpen] = useState(false);
  const [row, setRow] = useState<Row | undefined>();
  return {
    row,
    isOpen,
    toggle: useCallback((next: Row) => {
      setRow(next);
      setOpen((now) => !now);
    }, []),
    // A closed pane follows nothing: a step through the list then draws two rows and no more.
    follow: useCallback(
      (next: Row | undefined) => {
        if (isOpen) setRow(next);
      },
      [isOpen],
    ),
    close: useCallback(() => setOpen(false), []),
  };
}

interface PreviewPaneProps<O extends ListName> {
  readonly page: ListPageProps<O>;
  readonly preview: Preview<RowOf<O>>;
  readonly rows: readonly RowOf<O>[];
}

/**
 * A row as a person needs it: who and how it stands, its head figures, what else is known, and of a
 * record its lines, relatives and next step.
 */
export function PreviewPane<O extends ListName>({ page, preview }: PreviewPaneProps<O>) {
  const { t } = useWords();
  const isNarrow = useMedia(NARROW);
  const { row, isOpen } = preview;
  useKeys(page.title, [
    { keys: ']', word: t('kit.preview_close'), run: preview.close, disabled: !isOpen },
  ]);
  const settled = useSettled(row);
  if (!isOpen || row === undefined || isNarrow) return null;
  const to = page.to?.(row);
  const { id } = row as { id?: string };
  return (
    <aside className="po-preview" aria-label={t('kit.preview')} aria-live="polite">
      <PreviewHead columns={page.columns} row={row} to={to} onClose={preview.close} />
      {page.preview?.(row) ?? <Facts columns={page.columns} row={row} />}
      {page.record && to && id && settled === row && (
        <RecordLook record={{ entity: page.record, id }} to={to} />
      )}
    </aside>
  );
}

const SETTLE_MS = 150;

/** The row once the cursor rests on it: whoever walks asks nothing of the server. */
function useSettled<Row>(row: Row): Row | undefined {
  const [settled, setSettled] = useState<Row | undefined>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(row), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [row]);
  return settled;
}

interface PreviewHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly row: Row;
  readonly to: string | undefined;
  onClose(): void;
}

function PreviewHead<Row>({ columns, row, to, onClose }: PreviewHeadProps<Row>) {
  const { t } = useWords();
  const [first] = columns;
  const party = partyOf(columns);
  return (
    <header>
      <div className="flex items-center gap-2">
        <h2 className="text-heading font-semibold flex-1 min-w-0 truncate">
          {first && textOf(first, row)}
        </h2>
        {to && (
          <Link to={to} aria-label={t('ui.key_open')}>
            <ExternalLink size={16} />
          </Link>
        )}
        <IconButton icon={X} size="small" word={t('kit.preview_close')} onClick={onClose} />
      </div>
      {party && <p>{textOf(party, row)}</p>}
    </header>
  );
}

const partyOf = <Row,>(columns: readonly Column<Row>[]): Column<Row> | undefined =>
  columns.find((column) => column.card === 'party' && column !== columns[0]);

const FIGURES_MAX = 3;

/** Status and head figures large, everything else that is filled in as fields. */
function Facts<Row>({ columns, row }: { columns: readonly Column<Row>[]; row: Row }) {
  const known = columns.filter((column) => column.cell || textOf(column, row) !== '');
  const status = known.filter((column) => kindOf(column) === 'status' && column.status);
  const figures = known
    .filter((column) => column.isSummed || kindOf(column) === 'money')
    .slice(0, FIGURES_MAX);
  const aside = new Set([columns[0], partyOf(columns), ...status, ...figures]);
  const rest = known.filter((column) => !aside.has(column));
  return (
    <>
      {status.length > 0 && (
        <p className="flex flex-wrap gap-3">
          {status.map(
            (column) => column.status && <Status key={column.id} {...column.status(row)} />,
          )}
        </p>
      )}
      {figures.length > 0 && (
        <dl className="po-look-figures">
          {figures.map((column) => (
            <div key={column.id}>
              <dt>{column.head}</dt>
              <dd data-negative={isNegative(column, row) ? '' : undefined}>
                {textOf(column, row)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <KeyValues
        wrap="two"
        items={rest.map((column) => ({
          word: column.head,
          value: column.cell?.(row) ?? textOf(column, row),
        }))}
      />
    </>
  );
}
