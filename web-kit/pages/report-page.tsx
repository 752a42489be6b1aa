import {
  Button,
  DataTable,
  EmptyState,
  ErrorPanel,
  IconButton,
  PHONE,
  SkeletonRows,
  format,
  useKeys,
  useMedia,
  useWords,
  type Column,
} from '@poros/ui';
import { Columns3, Download, Printer } from '@poros/ui/icons';
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
  const few = keyColumns(props.columns);
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
function keyColumns<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const words = columns.find(({ width }) => width?.startsWith('minmax'));
  const named = columns.filter(({ isKey }) => isKey);
  const amounts = named.length > 0 ? named : columns.slice(-1);
  if (!words || amounts.includes(words)) return columns;
  return [
    { ...words, width: 'minmax(0, 1fr)' },
    ...amounts.map((column) => ({ ...column, width: amounts.length > 1 ? '100px' : '132px' })),
  ];
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
