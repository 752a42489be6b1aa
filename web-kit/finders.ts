import { call } from './client.ts';
import type { InputOf, ListName, RowOf } from './operations.ts';

/** How the command palette finds the records of one module. */
export interface Finder {
  /** Word key of the group: 'sales.orders'. */
  readonly word: string;
  readonly permission: string;
  find(text: string, signal: AbortSignal): Promise<readonly Found[]>;
}

export interface Found {
  readonly word: string;
  readonly detail?: string | undefined;
  readonly to: string;
}

/**
 * A finder over a list query: `finder('sales.list_orders', 'sales.orders', 'sales.order.read',
 * (row) => …)`.
 */
export function finder<O extends ListName>(
  operation: O,
  word: string,
  permission: string,
  show: (row: RowOf<O>) => Found,
): Finder {
  return {
    word,
    permission,
    async find(text, signal) {
      const answer = await call(operation, { search: text, limit: 5 } as unknown as InputOf<O>, {
        signal,
      });
      return (answer as { rows: readonly RowOf<O>[] }).rows.map(show);
    },
  };
}

/** Asks all finders at once; one that fails says nothing. */
export async function findRecords(
  finders: readonly Finder[],
  text: string,
  signal: AbortSignal,
): Promise<{ word: string; hits: readonly Found[] }[]> {
  const found = await Promise.all(
    finders.map(async (one) => ({
      word: one.word,
      hits: await one.find(text, signal).catch(() => []),
    })),
  );
  return found.filter((group) => group.hits.length > 0);
}
