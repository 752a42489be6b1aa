import {
  IconButton,
  KeyValues,
  NARROW,
  Status,
  kindOf,
  textOf,
  useKeys,
  useMedia,
  useWords,
} from '@poros/ui';
import { ExternalLink, X } from '@poros/ui/icons';
import { useCallback, useState } from 'react';
import { Link } from '../navigation.tsx';
import type { ListName, RowOf } from '../operations.ts';
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
    follow: useCallback((next: Row | undefined) => setRow(next), []),
    close: useCallback(() => setOpen(false), []),
  };
}

interface PreviewPaneProps<O extends ListName> {
  readonly page: ListPageProps<O>;
  readonly preview: Preview<RowOf<O>>;
  readonly rows: readonly RowOf<O>[];
}

/** Every column of a row as fields, or what the page shows of it. */
export function PreviewPane<O extends ListName>({ page, preview }: PreviewPaneProps<O>) {
  const { t } = useWords();
  const isNarrow = useMedia(NARROW);
  const { row, isOpen } = preview;
  useKeys(page.title, [
    { keys: ']', word: t('kit.preview_close'), run: preview.close, disabled: !isOpen },
  ]);
  if (!isOpen || row === undefined || isNarrow) return null;
  const [first, ...rest] = page.columns;
  const to = page.to?.(row);
  return (
    <aside className="po-preview" aria-label={t('kit.preview')} aria-live="polite">
      <header className="flex items-center gap-2">
        <h2 className="text-heading font-semibold flex-1 min-w-0 truncate">
          {first && textOf(first, row)}
        </h2>
        {to && (
          <Link to={to} aria-label={t('ui.key_open')}>
            <ExternalLink size={16} />
          </Link>
        )}
        <IconButton icon={X} size="small" word={t('kit.preview_close')} onClick={preview.close} />
      </header>
      {page.preview?.(row) ?? (
        <KeyValues
          wrap="two"
          items={rest.map((column) => ({
            word: column.head,
            value:
              column.cell?.(row) ??
              (kindOf(column) === 'status' && column.status ? (
                <Status {...column.status(row)} />
              ) : (
                textOf(column, row)
              )),
          }))}
        />
      )}
    </aside>
  );
}
