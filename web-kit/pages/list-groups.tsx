import {
  DataTable,
  ErrorPanel,
  SkeletonRows,
  format,
  monthName,
  t,
  useWords,
  type Band,
  type Column,
} from '@poros/ui';
import {
  lastDayOf,
  writeConditions,
  type Condition,
  type Grain,
} from '@poros/kernel/shared/conditions';
import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ListName, RowOf } from '../operations.ts';
import { useQueryOf } from '../query.ts';
import { pageOf } from '../rows-of.ts';
import type { Preview } from './list-preview.tsx';
import type { Selection } from './list-selection.ts';
import { valueWord, type FilterColumn } from './list-conditions.ts';

/** A group as the server answers it. */
export interface Group {
  readonly value: string | null;
  readonly count: number;
  readonly sums: readonly {
    readonly column: string;
    readonly unit: string | null;
    readonly total: string;
  }[];
}

/** The sums of a group as its columns write them; several currencies stand side by side. */
export function sumTexts<Row>(
  sums: Group['sums'],
  columns: readonly Column<Row>[],
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const column of columns) {
    const own = sums.filter((sum) => sum.column === column.sort && column.isSummed);
    if (own.length === 0 || own.length > UNITS_MAX) continue;
    texts[column.id] = own
      .map(({ total, unit }) =>
        column.kind === 'money'
          ? own.length > 1 || unit === null
            ? format.money(total, unit ?? undefined)
            : format.amount(total, unit)
          : format.quantity(total, unit ?? undefined),
      )
      .join(' · ');
  }
  return texts;
}

/** More units than this in one sum say nothing. */
const UNITS_MAX = 3;

export interface GroupedRowsProps<O extends ListName> {
  readonly operation: O;
  readonly input: Readonly<Record<string, unknown>>;
  /** 'status', 'orderedOn.month'. */
  readonly by: string;
  readonly filters: readonly FilterColumn[];
  readonly columns: readonly Column<RowOf<O>>[];
  readonly label: string;
  readonly widths: Readonly<Record<string, number>>;
  readonly isFirstFrozen: boolean;
  rowKey(row: RowOf<O>): string;
  onOpen?: ((row: RowOf<O>) => void) | undefined;
  href?: ((row: RowOf<O>) => string) | undefined;
  /** Given where rows can be chosen. */
  readonly selection: Selection<RowOf<O>> | undefined;
  readonly preview: Preview<RowOf<O>>;
}

interface BandRow {
  readonly band: Band;
  readonly key: string;
  press(): void;
}

/** Rows gathered by a column: each group with its count and sums; an open one shows its rows. */
export function GroupedRows<O extends ListName>(props: GroupedRowsProps<O>) {
  const { operation, by, selection } = props;
  const { locale } = useWords();
  const [open, setOpen] = useState<Readonly<Record<string, number>>>({});
  const { sort: _sort, ...asked } = props.input;
  const query = useQueryOf(operation as never, { ...asked, group: by });
  const answer = query.data as { groups?: readonly Group[]; total: number } | undefined;
  const groups = useMemo(
    () => ordered(answer?.groups ?? [], by, props.filters),
    [answer, by, props.filters],
  );
  const inside = useInside(props, groups, open);
  const { follow: followed } = props.preview;
  const follow = useCallback(
    (row: unknown) => followed(bandOf(row) ? undefined : (row as RowOf<O> | undefined)),
    [followed],
  );
  if (query.problem)
    return (
      <div className="p-4 flex-1">
        <ErrorPanel trouble={query.problem} onRetry={() => void query.refetch()} />
      </div>
    );
  if (!answer)
    return (
      <div className="flex-1">
        <SkeletonRows rows={12} />
      </div>
    );
  const rows: (RowOf<O> | BandRow)[] = [];
  for (const group of groups) {
    const key = group.value ?? '';
    const pages = open[key];
    rows.push({
      key: `group ${key}`,
      press: () => setOpen((now) => (key in now ? without(now, key) : { ...now, [key]: 1 })),
      band: {
        word: groupWord(group.value, by, props.filters),
        count: group.count,
        isOpen: pages !== undefined,
        sums: sumTexts(group.sums, props.columns),
      },
    });
    if (pages === undefined) continue;
    const own = inside.get(key) ?? [];
    rows.push(...own);
    if (own.length < group.count)
      rows.push({
        key: `more ${key}`,
        press: () => setOpen((now) => ({ ...now, [key]: pages + 1 })),
        band: {
          word: t(own.length === 0 ? 'ui.loading' : 'kit.group_more', {
            n: format.count(group.count - own.length),
          }),
        },
      });
  }
  return (
    <DataTable<RowOf<O> | BandRow>
      key={locale}
      rows={rows}
      columns={props.columns}
      rowKey={(row) => bandOf(row)?.key ?? props.rowKey(row as RowOf<O>)}
      band={(row) => bandOf(row)?.band}
      label={props.label}
      autoFocus
      widths={props.widths}
      isFirstFrozen={props.isFirstFrozen}
      href={props.href && ((row) => (bandOf(row) ? '' : (props.href?.(row as RowOf<O>) ?? '')))}
      onOpen={(row) => {
        const band = bandOf(row);
        if (band) band.press();
        else props.onOpen?.(row as RowOf<O>);
      }}
      selected={selection?.keys}
      isInverted={selection?.isInverted}
      onSelectAll={selection?.all}
      onSelect={
        selection &&
        ((keys) => selection.set(keys, rows.filter((row) => !bandOf(row)) as RowOf<O>[]))
      }
      onPreview={(row) => props.preview.toggle(row as RowOf<O>)}
      onHere={follow}
    />
  );
}

const bandOf = (row: unknown): BandRow | undefined =>
  typeof row === 'object' && row !== null && 'band' in row && 'press' in row
    ? (row as BandRow)
    : undefined;

const without = (open: Readonly<Record<string, number>>, key: string) =>
  Object.fromEntries(Object.entries(open).filter(([one]) => one !== key));

/** The rows of the open groups, as far as each was read. */
function useInside<O extends ListName>(
  { operation, input, by, filters }: GroupedRowsProps<O>,
  groups: readonly Group[],
  open: Readonly<Record<string, number>>,
): ReadonlyMap<string, readonly RowOf<O>[]> {
  const pages = groups.flatMap((group) => {
    const key = group.value ?? '';
    const asked = { ...input, where: withGroup(input['where'], by, group.value, filters) };
    return Array.from({ length: open[key] ?? 0 }, (_, index) => ({ key, asked, index }));
  });
  const results = useQueries({
    queries: pages.map(({ asked, index }) => pageOf(operation, asked, index)),
  });
  const rows = new Map<string, RowOf<O>[]>();
  for (const [nth, { key }] of pages.entries()) {
    const known = rows.get(key) ?? [];
    known.push(...((results[nth]?.data?.rows ?? []) as readonly RowOf<O>[]));
    rows.set(key, known);
  }
  return rows;
}

/** The list's own conditions and the one that makes the group. */
function withGroup(
  where: unknown,
  by: string,
  value: string | null,
  filters: readonly FilterColumn[],
): string {
  const own = groupCondition(by, value, filters);
  return [typeof where === 'string' ? where : '', writeConditions([own])].filter(Boolean).join(';');
}

function groupCondition(
  by: string,
  value: string | null,
  filters: readonly FilterColumn[],
): Condition {
  const [column = '', grain = 'month'] = by.split('.');
  const type = filters.find((one) => one.id === column)?.type;
  if (type === 'boolean') return { column, operator: value === 'true' ? 'yes' : 'no', values: [] };
  if (value === null) return { column, operator: 'empty', values: [] };
  if (type === 'date' || type === 'timestamptz')
    return { column, operator: 'between', values: [value, lastDayOf(grain as Grain, value)] };
  return { column, operator: 'in', values: [value] };
}

/** How a group is called. */
function groupWord(value: string | null, by: string, filters: readonly FilterColumn[]): string {
  const [column = '', grain = 'month'] = by.split('.');
  const of = filters.find((one) => one.id === column);
  if (value === null || !of) return value ?? t('kit.group_none');
  if (of.type !== 'date' && of.type !== 'timestamptz') return valueWord(of, value);
  const year = value.slice(0, 4);
  if (grain === 'year') return year;
  if (grain === 'quarter') return `Q${Math.ceil(Number(value.slice(5, 7)) / 3)} ${year}`;
  if (grain === 'day') return format.date(value);
  return `${monthName(Number(value.slice(5, 7)))} ${year}`;
}

/** Words of a list in the list's order, days newest first, everything else by name. */
function ordered(
  groups: readonly Group[],
  by: string,
  filters: readonly FilterColumn[],
): readonly Group[] {
  const of = filters.find((one) => one.id === by.split('.')[0]);
  if (of?.type === 'date' || of?.type === 'timestamptz') return [...groups].reverse();
  if (of?.type !== 'word') return groups;
  const place = (group: Group) => {
    const at = of.choices.findIndex((choice) => choice.value === group.value);
    return at < 0 ? of.choices.length : at;
  };
  return [...groups].sort((a, b) => place(a) - place(b));
}
