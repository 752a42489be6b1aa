import { ArrowDown, ArrowUp } from '../icons.ts';
import { useWords } from '../words.ts';
import { isAtEnd, type Column } from './column.ts';
import type { DataTableProps } from './data-table.tsx';

/** Column names; a name with a sort field is a button. */
export function TableHead<Row>(props: DataTableProps<Row> & { isPhone: boolean }) {
  const { t } = useWords();
  const { rows, selected, onSelect, rowKey } = props;
  const isAll = rows.length > 0 && selected?.size === rows.length;
  return (
    <div className={props.isPhone ? 'po-hidden' : 'po-table-head'} role="row" aria-rowindex={1}>
      {onSelect && (
        <div className="po-td-check" role="columnheader">
          <input
            type="checkbox"
            className="po-tick"
            aria-label={t('ui.select_all')}
            checked={isAll}
            tabIndex={props.isPhone ? -1 : 0}
            ref={(box) => {
              if (box) box.indeterminate = !isAll && (selected?.size ?? 0) > 0;
            }}
            onChange={() => onSelect(isAll ? new Set() : new Set(rows.map(rowKey)))}
          />
        </div>
      )}
      {props.columns.map((column) => (
        <Head key={column.id} column={column} table={props} />
      ))}
    </div>
  );
}

function Head<Row>({
  column,
  table,
}: {
  column: Column<Row>;
  table: DataTableProps<Row> & { isPhone: boolean };
}) {
  const { sort, onSort } = table;
  const field = column.sort;
  const isUp = field !== undefined && sort === field;
  const isDown = field !== undefined && sort === `-${field}`;
  const Arrow = isUp ? ArrowUp : ArrowDown;
  const order = isUp ? 'ascending' : isDown ? 'descending' : 'none';
  return (
    <div
      className="po-th"
      role="columnheader"
      data-end={isAtEnd(column) ? '' : undefined}
      aria-sort={field && onSort ? order : undefined}
    >
      {field && onSort ? (
        <button
          type="button"
          tabIndex={table.isPhone ? -1 : 0}
          onClick={() => onSort(isDown ? field : `-${field}`)}
        >
          <span>{column.head}</span>
          {(isUp || isDown) && <Arrow size={14} aria-hidden="true" />}
        </button>
      ) : (
        <span title={column.head}>{column.head}</span>
      )}
    </div>
  );
}
