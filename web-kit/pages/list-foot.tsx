import {
  Button,
  IconButton,
  Kbd,
  PHONE,
  format,
  isAtEnd,
  useKeys,
  useMedia,
  useWords,
  type Column,
} from '@poros/ui';
import { Pencil, X, type Icon } from '@poros/ui/icons';
import type { ReactNode, RefObject } from 'react';
import { can } from '../session.ts';
import type { Act } from '../batch.ts';
import { sumText } from '../sums.ts';
import { sumTexts, type Group } from './list-groups.tsx';
import type { Selection } from './list-selection.ts';

/** What is done to rows by a command for each, tried before it is done. */
export interface RowWork<Row> {
  /** `reason` is what was given where one is asked for. */
  act(row: Row, reason: string): Act;
  /** Takes one back, given what its command answered. */
  undo?(row: Row, answer: unknown): Act;
  readonly touches?: readonly string[] | undefined;
  /** What it does, said before it is done; asked about the rows it can be done to. */
  about?(rows: readonly Row[]): string | Promise<string>;
  /** Asked before it is done, and given to every command. */
  readonly reason?: string | undefined;
  /** In which order; as chosen where left out. */
  order?(one: Row, other: Row): number;
}

/**
 * Something that can be done to several rows at once: each by a command of its own, or all of them
 * by what only shows them (`show`: a print).
 */
export type BulkAction<Row> = {
  readonly word: string;
  readonly icon?: Icon | undefined;
  readonly keys?: string | undefined;
  readonly permission?: string | undefined;
} & (RowWork<Row> | { show(rows: readonly Row[]): void });

export interface ListFootProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly selection: Selection<Row>;
  readonly bulk: readonly BulkAction<Row>[];
  /** Fields that can be changed for many rows at once. */
  readonly canEdit: boolean;
  onWork(action: BulkAction<Row> | 'edit'): void;
  readonly total: number | undefined;
  /** Sums over everything that matches, from the server. */
  readonly sums: Group['sums'] | undefined;
  readonly range: RefObject<HTMLSpanElement | null>;
  readonly isReading: boolean;
  /** What a phone has at its foot beside the figures. */
  readonly tools?: ReactNode;
}

/**
 * What is selected and what can be done with it, or the keys; sums and place at the right. Nothing
 * jumps.
 */
export function ListFoot<Row>(props: ListFootProps<Row>) {
  const { t } = useWords();
  const { selection, columns } = props;
  const { known, count } = selection;
  const isAnySelected = count > 0;
  const isPhone = useMedia(PHONE);
  if (props.rows.length === 0 && !isAnySelected && !isPhone) return null;
  return (
    <footer className="po-foot">
      {props.tools}
      {isAnySelected ? (
        <>
          <strong>{t('kit.selected', { n: format.count(count) })}</strong>
          {props.bulk.map((action) => (
            <BulkButton key={action.word} action={action} {...props} />
          ))}
          {props.canEdit && (
            <Button size="small" icon={Pencil} keys="B" onClick={() => props.onWork('edit')}>
              {t('kit.bulk_edit')}
            </Button>
          )}
          <IconButton icon={X} size="small" word={t('kit.unselect')} onClick={selection.clear} />
        </>
      ) : (
        <Hints canSelect={props.bulk.length > 0 || props.canEdit} />
      )}
      <span className="po-foot-end">
        <Sums
          columns={columns}
          sums={known.length === count && isAnySelected ? undefined : props.sums}
          word={isAnySelected && known.length === count ? t('kit.sum_selected') : ''}
          rows={isAnySelected && known.length === count ? known : undefined}
        />
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

function Hints({ canSelect }: { readonly canSelect: boolean }) {
  const { t } = useWords();
  return (
    <span className="po-hint-key flex items-center gap-2">
      <Kbd keys="J K" />
      {t('kit.hint_move')}
      <Kbd keys="Enter" />
      {t('kit.hint_open')}
      <Kbd keys="Space" />
      {t('kit.hint_preview')}
      {canSelect && (
        <>
          <Kbd keys="X" />
          {t('kit.hint_select')}
        </>
      )}
      <Kbd keys="?" />
      {t('kit.hint_keys')}
    </span>
  );
}

interface SumsProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly word: string;
  /** Rows to add up here; without them the server's sums are shown. */
  readonly rows: readonly Row[] | undefined;
  readonly sums: Group['sums'] | undefined;
}

function Sums<Row>({ columns, word, rows, sums }: SumsProps<Row>) {
  const summed = columns.filter((column) => column.isSummed && isAtEnd(column));
  const texts = rows || !sums ? {} : sumTexts(sums, summed);
  return summed.map((column) => {
    const text = rows ? sumOf(column, rows) : texts[column.id];
    return (
      text && (
        <span key={column.id} className="po-sum">
          {word} {column.head} <strong>{text}</strong>
        </span>
      )
    );
  });
}

function BulkButton<Row>({
  action,
  selection,
  onWork,
}: ListFootProps<Row> & { readonly action: BulkAction<Row> }) {
  const { t } = useWords();
  const { known } = selection;
  const shows = 'show' in action;
  // Only what was read is shown; everything that matches is for commands.
  const isShut = shows && (known.length === 0 || selection.isInverted);
  function run() {
    if (!shows) return onWork(action);
    action.show(known);
    return selection.clear();
  }
  useKeys(
    t('kit.keys_bulk'),
    action.keys ? [{ keys: action.keys, word: action.word, run, disabled: isShut }] : [],
  );
  if (action.permission && !can(action.permission)) return null;
  return (
    <Button size="small" icon={action.icon} keys={action.keys} disabled={isShut} onClick={run}>
      {action.word}
    </Button>
  );
}

/** Chosen rows added up here; money in several currencies stands side by side. */
function sumOf<Row>(column: Column<Row>, rows: readonly Row[]): string {
  const byUnit = new Map<string, Row[]>();
  for (const row of rows) {
    const unit = column.currency?.(row) ?? column.unit?.(row) ?? '';
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), row]);
  }
  const sums = [...byUnit].map(([unit, own]) => ({
    column: column.sort ?? column.id,
    unit: unit || null,
    total: sumText(own.map((row) => column.value(row))),
  }));
  const named = { ...column, sort: column.sort ?? column.id };
  return sumTexts(sums, [named])[column.id] ?? '';
}
