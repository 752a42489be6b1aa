import {
  Button,
  DataTable,
  EmptyState,
  ErrorPanel,
  IconButton,
  PHONE,
  SkeletonRows,
  format,
  textOf,
  useKeys,
  useMedia,
  useWords,
  type Column,
  type FootSums,
} from '@poros/ui';
import { Columns3, Download, ListFilter, Printer } from '@poros/ui/icons';
import { useState, type ReactNode } from 'react';
import { csvOf, saveFile } from '../csv.ts';
import { nowText } from '../ids.ts';
import { useAddress, type Search } from '../navigation.tsx';
import type { Problem } from '../problem.ts';

export interface ReportPageProps<Row> {
  readonly title: string;
  /** Fields that choose what is reported; keep their values in the address with useReport. */
  readonly parameters?: ReactNode;
  readonly columns: readonly Column<Row>[];
  /** Undefined while the answer is on its way. */
  readonly rows: readonly Row[] | undefined;
  rowKey(row: Row): string;
  readonly problem?: Problem | null | undefined;
  onRetry?(): void;
  /** Opens what a figure is made of. */
  onOpen?(row: Row): void;
  readonly totals?: ReactNode;
  /** What every column comes to. */
  readonly foot?: FootSums | undefined;
  /** What must be chosen first, as a sentence; nothing else is shown meanwhile. */
  readonly choose?: string | undefined;
  /** Prints it as a paper of its own; the page itself, when left out. */
  onPrint?: (() => void) | undefined;
  /** When the figures were true; now, when left out. */
  readonly at?: string | undefined;
  readonly children?: ReactNode;
}

/** A report: parameters in the address, exact rows, print and CSV of the same thing. */
export function ReportPage<Row>(props: ReportPageProps<Row>) {
  const { t, locale } = useWords();
  const { rows, onPrint = () => print() } = props;
  const isPhone = useMedia(PHONE);
  const [isWhole, setWhole] = useState(false);
  const few = keyColumns(props.columns, rows);
  const hasLess = isPhone && few.length < props.columns.length;
  const save = () => rows && saveFile(`${props.title}.csv`, csvOf(rows, props.columns));
  useKeys(props.title, [
    { keys: 'Ctrl+Shift+E', word: t('kit.export'), run: save },
    { keys: 'Ctrl+P', word: t('kit.print'), run: onPrint },
  ]);
  return (
    <div className="po-page">
      <header className="po-page-head flex-wrap">
        <h1 className="po-page-title">{props.title}</h1>
        <span className="po-page-count">
          {t('kit.as_of', { time: format.dateTime(props.at ?? nowText()) })}
        </span>
        <div className="po-page-acts print:hidden">
          {hasLess && (
            <IconButton
              icon={Columns3}
              word={t('kit.all_columns')}
              aria-pressed={isWhole}
              onClick={() => setWhole(!isWhole)}
            />
          )}
          {isPhone ? (
            <IconButton icon={Printer} word={t('kit.print')} onClick={onPrint} />
          ) : (
            <Button look="quiet" icon={Printer} onClick={onPrint}>
              {t('kit.print')}
            </Button>
          )}
          <Button icon={Download} disabled={!rows?.length} onClick={save}>
            {t('kit.csv')}
          </Button>
        </div>
      </header>
      {props.parameters && <div className="po-parameters">{props.parameters}</div>}
      {props.children}
      {props.problem ? (
        <div className="p-4 flex-1">
          <ErrorPanel trouble={props.problem} onRetry={props.onRetry} />
        </div>
      ) : props.choose ? (
        <div className="flex-1 flex">
          <EmptyState icon={ListFilter} title={props.choose} />
        </div>
      ) : rows === undefined ? (
        <div className="flex-1">
          <SkeletonRows rows={12} />
        </div>
      ) : rows.length === 0 ? (
        <div className="flex-1 flex">
          <EmptyState title={t('kit.report_empty')} hint={t('kit.report_empty_hint')} />
        </div>
      ) : (
        <DataTable
          key={locale}
          isAlwaysTable
          rows={rows}
          columns={isPhone && !isWhole ? few : props.columns}
          rowKey={props.rowKey}
          label={props.title}
          foot={props.foot}
          onOpen={props.onOpen}
          autoFocus
        />
      )}
      {props.totals}
    </div>
  );
}

/**
 * What a phone shows of a report: the widest column of words and the key amounts, the last where
 * none is named.
 */
function keyColumns<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[] | undefined,
): readonly Column<Row>[] {
  const words = columns.find(({ width }) => width?.startsWith('minmax'));
  const named = columns.filter(({ isKey }) => isKey);
  const amounts = named.length > 0 ? named : columns.slice(-1);
  if (!words || amounts.includes(words)) return columns;
  return [
    { ...words, width: 'minmax(0, 1fr)' },
    ...amounts.map((column) => ({ ...column, width: widthFor(column, rows ?? []) })),
  ];
}

/** An amount is never cut off: its column on a phone is as wide as the longest of them. */
function widthFor<Row>(column: Column<Row>, rows: readonly Row[]): string {
  const longest = Math.max(9, ...rows.map((row) => textOf(column, row).length));
  return `${Math.ceil((longest * 7.2 + 18) / 1.15)}px`;
}

/** The parameters of a report, kept in the address, with defaults. */
export function useReport<P extends Search>(
  defaults: P,
): readonly [P, (change: Partial<P>) => void] {
  const { search, change } = useAddress();
  const values = {
    ...defaults,
    ...Object.fromEntries(Object.entries(search).filter(([name]) => name in defaults)),
  };
  return [values, (next) => change(next)];
}
