/** A row of a statement: an account, a heading, or the sum that closes a part. */
export interface StatementRow {
  readonly key: string;
  readonly accountId: string | null;
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  readonly isHeading: boolean;
  readonly amounts: readonly (string | null)[];
}

interface Line {
  readonly accountId: string;
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  readonly isHeading: boolean;
}

export const rowOf = (line: Line, amounts: readonly (string | null)[]): StatementRow => ({
  ...line,
  key: line.accountId,
  amounts,
});

/** A sum that belongs to no account. */
export const sumRow = (
  key: string,
  name: string,
  amounts: readonly (string | null)[],
): StatementRow => ({ key, accountId: null, code: '', name, depth: 0, isHeading: true, amounts });
