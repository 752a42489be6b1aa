import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  QueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { call } from './client.ts';
import { newId } from './ids.ts';
import {
  entityOf,
  type CommandName,
  type InputOf,
  type ListAnswer,
  type ListName,
  type OutputOf,
  type QueryName,
  type RowOf,
} from './operations.ts';
import { isUnanswered, problemOf, ProblemError, type Problem } from './problem.ts';

/** The cache of answers; what was seen is shown at once and refreshed behind. */
export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 15 * 60_000,
      refetchOnWindowFocus: true,
      retry: (count, error) =>
        count < 1 && error instanceof ProblemError && error.problem.status === 0,
    },
  },
});

/** Marks every answer about these entities as old, so that what is on the screen is read again. */
export async function refresh(entities: readonly string[]): Promise<void> {
  await answers.invalidateQueries({
    predicate: ({ queryKey: [operation] }) =>
      typeof operation === 'string' && entities.includes(safeEntity(operation)),
  });
}

export interface QueryOptions {
  /** Asks only while true, for a question that needs an earlier answer. */
  readonly when?: boolean | undefined;
  readonly stale_ms?: number | undefined;
}

/** Asks what a page will ask in a moment; the page then finds the answer, or waits for this one. */
export function askAhead(operation: QueryName, input: unknown): void {
  void answers.prefetchQuery({
    queryKey: [operation, input],
    queryFn: ({ signal }) => call(operation, input as InputOf<QueryName>, { signal }),
  });
}

/**
 * Asks a query and keeps its answer fresh: `const order = useQueryOf('sales.get_order', { orderId
 * })`.
 */
export function useQueryOf<O extends QueryName>(
  operation: O,
  input: InputOf<O>,
  options: QueryOptions = {},
): UseQueryResult<OutputOf<O>> & { problem: Problem | null } {
  const query = useQuery({
    queryKey: [operation, input],
    queryFn: ({ signal }) => call(operation, input, { signal }),
    enabled: options.when ?? true,
    ...(options.stale_ms === undefined ? {} : { staleTime: options.stale_ms }),
  });
  return Object.assign(query, { problem: query.error ? problemOf(query.error) : null }) as never;
}

/** A list as far as it was read. */
export interface Pages<Row> {
  readonly rows: readonly Row[];
  readonly total: number | undefined;
  readonly hasMore: boolean;
  readonly isPending: boolean;
  readonly isReading: boolean;
  readonly problem: Problem | null;
  more(): void;
  retry(): void;
}

/** A list in pages of `limit`, read on as one scrolls. */
export function usePagesOf<O extends ListName>(
  operation: O,
  input: InputOf<O>,
  limit = 50,
): Pages<RowOf<O>> {
  const query = useInfiniteQuery({
    queryKey: [operation, input, 'pages', limit],
    queryFn: ({ signal, pageParam }) =>
      call(
        operation,
        { ...(input as object), limit, ...(pageParam ? { after: pageParam } : {}) } as InputOf<O>,
        { signal },
      ) as Promise<ListAnswer<RowOf<O>>>,
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (old) => old,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    rows,
    more,
    total: query.data?.pages[0]?.total,
    hasMore: hasNextPage,
    isPending: query.isPending,
    isReading: isFetchingNextPage,
    problem: query.error ? problemOf(query.error) : null,
    retry: () => void query.refetch(),
  };
}

export interface Command<O extends CommandName> {
  /** Does it; null when it was refused (then `problem` says why). */
  run(input: InputOf<O>): Promise<OutputOf<O> | null>;
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  clear(): void;
}

export interface CommandOptions<O extends CommandName> {
  onDone?(output: OutputOf<O>, input: InputOf<O>): void;
  /** Entities that change beside the command's own: 'inventory.stock'. */
  readonly touches?: readonly string[] | undefined;
}

/**
 * A command as a button uses it. One act of the person is one idempotency key: pressing again after
 * the network swallowed the answer sends the same key, so nothing happens twice.
 */
export function useCommand<O extends CommandName>(
  operation: O,
  options: CommandOptions<O> = {},
): Command<O> {
  const [problem, setProblem] = useState<Problem | null>(null);
  const act = useRef<{ key: string; said: string } | null>(null);
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ input, key }: { input: InputOf<O>; key: string }) =>
      call(operation, input, { key }),
  });
  const latest = useRef(options);
  latest.current = options;

  async function run(input: InputOf<O>): Promise<OutputOf<O> | null> {
    const said = JSON.stringify(input);
    if (act.current?.said !== said) act.current = { key: newId(), said };
    const { key } = act.current;
    setProblem(null);
    try {
      const output = await mutation.mutateAsync({ input, key });
      act.current = null;
      const entities = new Set([safeEntity(operation), ...(latest.current.touches ?? [])]);
      void client.invalidateQueries({
        predicate: (query) => entities.has(safeEntity(String(query.queryKey[0]))),
      });
      latest.current.onDone?.(output, input);
      return output;
    } catch (error) {
      if (!isUnanswered(error)) act.current = null;
      setProblem(problemOf(error));
      return null;
    }
  }
  return { run, isBusy: mutation.isPending, problem, clear: () => setProblem(null) };
}

function safeEntity(operation: string): string {
  return operation.includes('.') ? knownEntity(operation) : '';
}

function knownEntity(operation: string): string {
  try {
    return entityOf(operation);
  } catch {
    return '';
  }
}
