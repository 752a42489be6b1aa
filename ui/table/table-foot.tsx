import { isAtEnd, type Column } from './column.ts';

/** Sums under their columns, by column; the word stands before the first of them. */
export interface FootSums {
  readonly word: string;
  readonly sums: Readonly<Record<string, string>>;
}

interface TableFootProps {
  readonly foot: FootSums;
  readonly columns: readonly Column<never>[];
  readonly rowCount: number;
  readonly canSelect: boolean;
}

/** The last row of a report: what every column comes to, in sight however long the table is. */
export function TableFoot({ foot, columns, rowCount, canSelect }: TableFootProps) {
  const first = columns.findIndex(({ id }) => foot.sums[id] !== undefined);
  const span = Math.max(1, first);
  return (
    <div className="po-table-foot" role="row" aria-rowindex={rowCount + 2}>
      <div
        className="po-td"
        role="gridcell"
        style={{ gridColumn: `1 / span ${span + (canSelect ? 1 : 0)}` }}
      >
        {foot.word}
      </div>
      {columns.slice(span).map((column) => (
        <div
          key={column.id}
          className="po-td"
          role="gridcell"
          data-end={isAtEnd(column) ? '' : undefined}
        >
          {foot.sums[column.id]}
        </div>
      ))}
    </div>
  );
}
