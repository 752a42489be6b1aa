import type { Column } from '@poros/ui';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from '../client.ts';
import type { InputOf, Operation, OutputOf, QueryName } from '../operations.ts';
import { answers, useQueryOf } from '../query.ts';

/** The columns of a list in their order, as a person or a view wants them. */
export interface Layout {
  readonly columns: readonly {
    readonly id: string;
    readonly isShown: boolean;
    readonly width: number | null;
  }[];
  readonly isFirstFrozen: boolean;
}

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly userName: string | null;
  readonly audience: 'me' | 'role' | 'everyone';
  readonly roleId: string | null;
  readonly address: string;
  readonly layout: Layout | null;
  readonly isPinned: boolean;
  readonly mayChange: boolean;
  readonly version: number;
}

export interface ListViews {
  readonly views: readonly SavedView[];
  readonly layout: Layout | null;
  readonly defaultView: string | null;
  readonly mayShare: boolean;
  readonly roles: readonly {
    readonly id: string;
    readonly nameId: string;
    readonly nameEn: string;
  }[];
}

// The desk stands above the kit; its operations are called by name, as the server offers them.
const GET = 'desk.get_list_views' as QueryName;
const NOTHING: ListViews = {
  views: [],
  layout: null,
  defaultView: null,
  mayShare: false,
  roles: [],
};

/** Does one of the desk's commands. */
export const desk = (command: string, input: object): Promise<unknown> =>
  call(`desk.${command}` as Operation, input as InputOf<Operation>);

/** The views of a list and how the person has laid it out. */
export function useListViews(list: string): { readonly now: ListViews; readonly isKnown: boolean } {
  const query = useQueryOf(GET, { list }, { stale_ms: 60_000 });
  const data = query.data as OutputOf<QueryName> | ListViews | undefined;
  return { now: (data as ListViews | undefined) ?? NOTHING, isKnown: data !== undefined };
}

/** Puts other views in place until they are read again. */
function showViews(list: string, change: (now: ListViews) => ListViews): void {
  answers.setQueryData<ListViews>([GET, { list }], (now) => change(now ?? NOTHING));
}
export const readViews = (list: string): Promise<void> =>
  answers.invalidateQueries({ queryKey: [GET, { list }] });

export interface ColumnChoice<Row> {
  /** In their order, without those that are not wanted. */
  readonly shown: readonly Column<Row>[];
  readonly layout: Layout;
  readonly widths: Readonly<Record<string, number>>;
  change(layout: Layout | null): void;
  setWidth(id: string, width: number | null): void;
}

const SAVE_AFTER_MS = 600;

/** The columns as a person has them: at once on the screen, and a little later on the server. */
export function useColumns<Row>(
  list: string,
  columns: readonly Column<Row>[],
  kept: Layout | null,
): ColumnChoice<Row> {
  const [own, setOwn] = useState<Layout | null | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const text = JSON.stringify(kept);
  useEffect(() => setOwn(undefined), [text]);
  const wanted = own === undefined ? kept : own;
  const layout = useMemo(() => completed(columns, wanted), [columns, wanted]);
  const change = useCallback(
    (next: Layout | null) => {
      setOwn(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        showViews(list, (now) => ({ ...now, layout: next }));
        void desk('set_list_layout', { list, layout: next });
      }, SAVE_AFTER_MS);
    },
    [list],
  );
  return {
    layout,
    change,
    shown: useMemo(() => {
      const known = new Map(columns.map((column) => [column.id, column]));
      return layout.columns.flatMap(({ id, isShown }) => {
        const column = known.get(id);
        return column && isShown ? [column] : [];
      });
    }, [columns, layout]),
    widths: useMemo(
      () =>
        Object.fromEntries(
          layout.columns.flatMap(({ id, width }) => (width === null ? [] : [[id, width]])),
        ),
      [layout],
    ),
    setWidth: (id, width) =>
      change({
        ...layout,
        columns: layout.columns.map((one) => (one.id === id ? { ...one, width } : one)),
      }),
  };
}

/** A layout with every column of the page: those it does not know stand where the page has them. */
function completed<Row>(columns: readonly Column<Row>[], wanted: Layout | null): Layout {
  const known = new Set(columns.map((column) => column.id));
  const given = wanted?.columns.filter((one) => known.has(one.id)) ?? [];
  const has = new Set(given.map((one) => one.id));
  const others = columns
    .filter((column) => !has.has(column.id))
    .map((column) => ({ id: column.id, isShown: !column.isHidden, width: null }));
  return { columns: [...given, ...others], isFirstFrozen: wanted?.isFirstFrozen ?? false };
}
