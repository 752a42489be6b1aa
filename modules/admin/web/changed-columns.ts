/** A change of the audit trail as the server tells it. */
interface Change {
  readonly table: string;
  readonly recordId: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One column of one record, before and after. */
export interface ChangedColumn {
  readonly key: string;
  readonly table: string;
  readonly recordId: string;
  readonly column: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A row for every column that differs; a new record shows what it began with. */
export function changedColumns(changes: readonly Change[]): ChangedColumn[] {
  return changes.flatMap(({ table, recordId, before, after }, nth) => {
    const was = asRecord(before);
    const is = asRecord(after);
    return [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .filter(
        (column) => column !== 'id' && JSON.stringify(was[column]) !== JSON.stringify(is[column]),
      )
      .map((column) => ({
        key: `${nth}.${column}`,
        table,
        recordId,
        column,
        before: was[column],
        after: is[column],
      }));
  });
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
