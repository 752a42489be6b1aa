import { ChevronDown, ChevronRight } from '../icons.ts';
import { count } from '../format.ts';
import { isAtEnd, type Column } from './column.ts';
import type { Band } from './data-table.tsx';

export interface BandLineProps {
  readonly band: Band;
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly isHere: boolean;
  readonly canSelect: boolean;
  readonly isPhone: boolean;
  readonly columns: readonly Column<never>[];
  onPress(): void;
}

/** A row that gathers others: its name and count at the left, its sums under their columns. */
export function BandLine({ band, columns, canSelect, isPhone, ...line }: BandLineProps) {
  const Chevron = band.isOpen ? ChevronDown : ChevronRight;
  const firstSum = columns.findIndex((column) => band.sums?.[column.id] !== undefined);
  const span = firstSum > 0 && !isPhone ? firstSum : columns.length;
  const offset = canSelect ? 1 : 0;
  return (
    // Enter on the table opens the band; the grid holds the focus, not the row.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
    <div
      id={line.id}
      className={isPhone ? 'po-band po-band-phone' : 'po-row po-band'}
      role="row"
      aria-rowindex={line.index + 2}
      aria-expanded={band.isOpen}
      data-here={line.isHere ? '' : undefined}
      style={{ transform: `translateY(${line.top}px)`, height: line.height }}
      onClick={line.onPress}
    >
      <div
        className="po-td po-band-word"
        role="gridcell"
        style={isPhone ? undefined : { gridColumn: `1 / span ${span + offset}` }}
      >
        {band.isOpen !== undefined && <Chevron size={16} aria-hidden="true" />}
        <strong>{band.word}</strong>
        {band.count !== undefined && <span className="po-count">{count(band.count)}</span>}
      </div>
      {isPhone
        ? Object.entries(band.sums ?? {}).map(([id, text]) => (
            <div key={id} className="po-td figures" role="gridcell">
              <span className="text-muted">{columns.find((one) => one.id === id)?.head}</span>{' '}
              <b>{text}</b>
            </div>
          ))
        : columns.slice(span).map((column) => (
            <div
              key={column.id}
              className="po-td"
              role="gridcell"
              data-kind={column.kind}
              data-end={isAtEnd(column) ? '' : undefined}
              title={band.sums?.[column.id]}
            >
              {band.sums?.[column.id]}
            </div>
          ))}
    </div>
  );
}
