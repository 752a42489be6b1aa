import {
  Button,
  IconButton,
  Kbd,
  format,
  isAtEnd,
  useKeys,
  useWords,
  type Column,
} from '@poros/ui';
import { X, type Icon } from '@poros/ui/icons';
import { useState, type RefObject } from 'react';
import { can } from '../session.ts';
import { sumText } from '../sums.ts';

/** Something that can be done to several rows at once. */
export interface BulkAction<Row> {
  readonly word: string;
  readonly icon?: Icon | undefined;
  readonly keys?: string | undefined;
  readonly permission?: string | undefined;
  /** Rows it cannot be done to are left out, and the count says so. */
  isFor?(row: Row): boolean;
  run(rows: readonly Row[]): Promise<void> | void;
}

export interface ListFootProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  rowKey(row: Row): string;
  readonly selected: ReadonlySet<string>;
  onClear(): void;
  readonly bulk: readonly BulkAction<Row>[];
  readonly total: number | undefined;
  readonly isAll: boolean;
  readonly range: RefObject<HTMLSpanElement | null>;
  readonly isReading: boolean;
}

/**
 * What is selected and what can be done with it, or the keys; sums and place at the right. Nothing
 * jumps.
 */
export function ListFoot<Row>(props: ListFootProps<Row>) {
  const { t } = useWords();
  const chosen = props.rows.filter((row) => props.selected.has(props.rowKey(row)));
  const summed = props.columns.filter((column) => column.isSummed && isAtEnd(column));
  if (props.rows.length === 0) return null;
  const basis = chosen.length > 0 ? chosen : props.isAll ? props.rows : [];
  return (
    <footer className="po-foot">
      {chosen.length > 0 ? (
        <>
          <strong>{t('kit.selected', { n: chosen.length })}</strong>
          {props.bulk.map((action) => (
            <BulkButton key={action.word} action={action} rows={chosen} onDone={props.onClear} />
          ))}
          <IconButton icon={X} size="small" word={t('kit.unselect')} onClick={props.onClear} />
        </>
      ) : (
        <span className="po-hint-key flex items-center gap-2">
          <Kbd keys="J K" />
          {t('kit.hint_move')}
          <Kbd keys="Enter" />
          {t('kit.hint_open')}
          {props.bulk.length > 0 && (
            <>
              <Kbd keys="X" />
              {t('kit.hint_select')}
            </>
          )}
          <Kbd keys="?" />
          {t('kit.hint_keys')}
        </span>
      )}
      <span className="po-foot-end">
        {basis.length > 0 &&
          summed.map((column) => (
            <span key={column.id}>
              {chosen.length > 0 ? t('kit.sum_selected') : t('kit.sum_all')} {column.head}{' '}
              <strong>{sumOf(column, basis)}</strong>
            </span>
          ))}
        <span aria-live="polite" className="po-hidden">
          {props.isReading ? t('ui.loading') : ''}
        </span>
        <span className="figures">
          <span ref={props.range} />{' '}
          {props.total !== undefined && t('kit.of_total', { total: format.count(props.total) })}
        </span>
      </span>
    </footer>
  );
}

function BulkButton<Row>({
  action,
  rows,
  onDone,
}: {
  action: BulkAction<Row>;
  rows: readonly Row[];
  onDone(): void;
}) {
  const [isBusy, setBusy] = useState(false);
  const { t } = useWords();
  const fit = action.isFor ? rows.filter((row) => action.isFor?.(row)) : rows;
  const isShut = fit.length === 0 || isBusy;
  async function run() {
    setBusy(true);
    try {
      await action.run(fit);
      onDone();
    } finally {
      setBusy(false);
    }
  }
  useKeys(
    t('kit.keys_bulk'),
    action.keys
      ? [{ keys: action.keys, word: action.word, run: () => void run(), disabled: isShut }]
      : [],
  );
  if (action.permission && !can(action.permission)) return null;
  return (
    <Button
      size="small"
      icon={action.icon}
      keys={action.keys}
      isBusy={isBusy}
      disabled={isShut}
      onClick={() => void run()}
    >
      {fit.length < rows.length ? `${action.word} (${fit.length})` : action.word}
    </Button>
  );
}

function sumOf<Row>(column: Column<Row>, rows: readonly Row[]): string {
  const total = sumText(rows.map((row) => column.value(row)));
  const first = rows[0];
  return column.kind === 'money'
    ? format.amount(total, first && column.currency?.(first))
    : format.quantity(total);
}
