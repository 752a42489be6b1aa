import { useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from './client.ts';
import type { InputOf, ListAnswer, ListName, RowOf } from './operations.ts';
import { problemOf, type Problem } from './problem.ts';
import { answers } from './query.ts';

/** Rows asked for at once: two screens. */
const PAGE_ROWS = 100;
const KEEP_MS = 15 * 60_000;

/** A page as it lies in the cache, with the cursor it began after. */
interface Kept extends ListAnswer<unknown> {
  readonly after: string;
}

/** A list whose rows are read where they are looked at. */
export interface ListRows<Row> {
  /** As long as the list; rows that were not read yet are holes. */
  readonly rows: readonly Row[];
  /** As the server counts: exact below 10,000. */
  readonly total: number | undefined;
  readonly isPending: boolean;
  readonly isReading: boolean;
  readonly problem: Problem | null;
  /** Says which rows are in view. */
  look(first: number, last: number): void;
  retry(): void;
}

/**
 * A list of any length by keyset pages: the pages in view are read, those that were read stay. A
 * jump goes on from the nearest page that is known. `exact` is how many rows there are, when that
 * is known better than the list's own count says.
 */
export function useRowsOf<O extends ListName>(
  operation: O,
  input: InputOf<O>,
  exact?: number,
): ListRows<RowOf<O>> {
  const key = JSON.stringify(input);
  const [view, setView] = useState({ key, from: 0, to: 0 });
  const { from, to } = view.key === key ? view : { from: 0, to: 0 };
  const wanted = useMemo(
    () => [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, nth) => from + nth)])],
    [from, to],
  );
  const results = useQueries({
    queries: wanted.map((index) => ({ ...pageOf(operation, input, index) })),
  });
  const stamp = results.map((one) => one.dataUpdatedAt).join();
  const read = useMemo(
    () => readSoFar(operation, input, exact),
    // The pages lie in the cache; the times at which they came tell that they did.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
    [operation, key, exact, stamp],
  );
  const shown = useRef(read);
  useEffect(() => {
    if (read) shown.current = read;
  }, [read]);
  useEffect(() => mend(operation, input, from, to), [operation, input, from, to, stamp]);

  // Told at every frame of a scroll; only another page wakes the list.
  const told = useRef('');
  const look = useCallback(
    (first: number, last: number) => {
      const next = { key, from: pageAt(first), to: pageAt(last + PAGE_ROWS / 5) };
      const text = `${next.from} ${next.to} ${key}`;
      if (told.current === text) return;
      told.current = text;
      setView(next);
    },
    [key],
  );
  const now = read ?? shown.current;
  const failed = results.find((one) => one.error);
  return {
    rows: (now?.rows ?? []) as readonly RowOf<O>[],
    total: now?.total,
    isPending: now === undefined && !failed,
    isReading: results.some((one) => one.isFetching),
    problem: failed ? problemOf(failed.error) : null,
    look,
    retry: () => results.forEach((one) => void one.refetch()),
  };
}

const pageAt = (row: number): number => Math.max(0, Math.floor(row / PAGE_ROWS));
const keyOf = (operation: string, input: unknown, index: number) =>
  [operation, input, 'rows', index] as const;
const kept = (operation: string, input: unknown, index: number): Kept | undefined =>
  answers.getQueryData<Kept>(keyOf(operation, input, index));

/** How a page of a list is asked for and kept. */
export function pageOf(operation: ListName, input: unknown, index: number) {
  return {
    queryKey: keyOf(operation, input, index),
    gcTime: KEEP_MS,
    queryFn: async ({ signal }: { signal?: AbortSignal }): Promise<Kept> => {
      const start = startOf(operation, input, index);
      const asked = {
        ...(input as object),
        limit: PAGE_ROWS,
        ...(start.after && { after: start.after }),
        ...(start.skip && { skip: start.skip }),
      };
      const answer = await call(operation, asked as never, { signal });
      const after = start.skip ? '' : start.after;
      return { ...(answer as ListAnswer<unknown>), after };
    },
  };
}

/** The nearest known cursor before a page, and how many rows lie between. */
function startOf(operation: string, input: unknown, index: number) {
  for (let before = index - 1; before >= 0; before -= 1) {
    const next = kept(operation, input, before)?.next;
    if (next) return { after: next, skip: (index - 1 - before) * PAGE_ROWS };
  }
  return { after: '', skip: index * PAGE_ROWS };
}

/** All pages that were read, laid out in one array with holes; undefined before the first. */
function readSoFar(operation: string, input: unknown, exact: number | undefined) {
  const first = kept(operation, input, 0);
  if (!first) return undefined;
  const pages = answers
    .getQueryCache()
    .findAll({ queryKey: [operation, input, 'rows'] })
    .flatMap((query) => {
      const page = query.state.data as Kept | undefined;
      return page ? [[query.queryKey[3] as number, page] as const] : [];
    });
  let end = Math.max(exact ?? 0, first.total ?? 0);
  for (const [index, page] of pages) {
    const reached = index * PAGE_ROWS + page.rows.length;
    end = page.next === null && page.rows.length > 0 ? reached : Math.max(end, reached);
  }
  const rows: unknown[] = [];
  rows.length = first.next === null ? first.rows.length : end;
  for (const [index, page] of pages)
    for (const [nth, row] of page.rows.entries()) {
      const place = index * PAGE_ROWS + nth;
      if (place < rows.length) rows[place] = row;
    }
  return { rows, total: exact ?? first.total };
}

/** A page that no longer begins where the one before it ends is read again. */
function mend(operation: string, input: unknown, from: number, to: number): void {
  for (let index = from + 1; index <= to; index += 1) {
    const before = kept(operation, input, index - 1);
    const page = kept(operation, input, index);
    if (!before?.next || !page?.after || page.after === before.next) continue;
    const queryKey = keyOf(operation, input, index);
    if (!answers.isFetching({ queryKey })) void answers.invalidateQueries({ queryKey });
  }
}

/** One row by its place in a list, read if it must be: for going on from record to record. */
export async function rowAt(operation: ListName, input: unknown, place: number): Promise<unknown> {
  const page = await answers.fetchQuery({
    ...pageOf(operation, input, pageAt(place)),
    staleTime: 60_000,
  });
  return page.rows[place % PAGE_ROWS];
}

/** Every row of a list, page after page of 1,000; stops when told to. */
export async function* allRows(
  operation: ListName,
  input: unknown,
  signal?: AbortSignal,
): AsyncGenerator<readonly unknown[]> {
  for (let after: string | null = ''; after !== null;) {
    const asked = { ...(input as object), limit: 1000, ...(after ? { after } : {}) };
    const answer = (await call(operation, asked as never, { signal })) as ListAnswer<unknown>;
    yield answer.rows;
    after = answer.next;
  }
}
