import type { PointerEvent } from 'react';
import { ArrowDown, ArrowUp } from '../icons.ts';
import { useWords } from '../words.ts';
import { isAtEnd, type Column } from './column.ts';
import type { DataTableProps } from './data-table.tsx';

/** Column names; a name with a sort field is a button. */
export function TableHead<Row>(props: DataTableProps<Row> & { isPhone: boolean }) {
  const { t } = useWords();
  const { rows, selected, onSelect, rowKey } = props;
  const size = selected?.size ?? 0;
  const isAll = props.isInverted ? size === 0 : rows.length > 0 && size >= rows.length;
  const isNone = props.isInverted ? false : size === 0;
  const selectAll = props.onSelectAll ?? (() => onSelect?.(new Set(rows.map(rowKey))));
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
              if (box) box.indeterminate = !isAll && !isNone;
            }}
            onChange={() => (isAll ? onSelect(new Set()) : selectAll())}
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
      {table.onWidth && !table.isPhone && <Edge column={column} onWidth={table.onWidth} />}
    </div>
  );
}

/** The right edge of a head: dragged it changes the width, pressed twice it gives it back. */
function Edge<Row>({
  column,
  onWidth,
}: {
  column: Column<Row>;
  onWidth(id: string, width: number | null): void;
}) {
  function drag(event: PointerEvent<HTMLSpanElement>) {
    const edge = event.currentTarget;
    const head = edge.parentElement;
    if (!head) return;
    event.preventDefault();
    const wide = Number(getComputedStyle(head).getPropertyValue('--wide')) || 1;
    const from = event.clientX;
    const width = head.getBoundingClientRect().width;
    edge.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) =>
      onWidth(column.id, clamped((width + moved.clientX - from) / wide));
    const end = () => {
      edge.removeEventListener('pointermove', move);
      edge.removeEventListener('pointerup', end);
      edge.removeEventListener('pointercancel', end);
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('pointerup', end);
    edge.addEventListener('pointercancel', end);
  }
  return (
    <span
      className="po-th-edge"
      aria-hidden="true"
      onPointerDown={drag}
      onDoubleClick={() => onWidth(column.id, null)}
    />
  );
}

const clamped = (width: number): number => Math.round(Math.min(1200, Math.max(48, width)));
