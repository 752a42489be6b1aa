import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
} from 'react';
import { useKeys, type Key } from '../keys.ts';
import { PHONE, useMedia, useRowHeight } from '../preferences.ts';
import { useWords } from '../words.ts';
import { widthOf, type Column } from './column.ts';
import { TableBody, type BodyHandle } from './table-body.tsx';
import { TableFoot, type FootSums } from './table-foot.tsx';
import { TableHead } from './table-head.tsx';

/** A row that gathers others: what they share, how many they are, and their sums by column. */
export interface Band {
  readonly word: string;
  readonly count?: number | undefined;
  readonly isOpen?: boolean | undefined;
  readonly sums?: Readonly<Record<string, string>> | undefined;
}

export interface DataTableProps<Row> {
  /** May have holes: rows that are not read yet. */
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  rowKey(row: Row): string;
  /** What the table holds, for screen readers and the key help. */
  readonly label: string;
  /** 'orderedOn' or '-orderedOn'. */
  readonly sort?: string | undefined;
  onSort?: ((sort: string) => void) | undefined;
  onOpen?: ((row: Row, index: number) => void) | undefined;
  /** Makes the first column a real link, so that a new tab works. */
  href?: ((row: Row) => string) | undefined;
  readonly selected?: ReadonlySet<string> | undefined;
  /** Every row is selected but those in `selected`. */
  readonly isInverted?: boolean | undefined;
  /** Ctrl A; without it all rows that were read are selected. */
  onSelectAll?: (() => void) | undefined;
  /** Rows that gather others are drawn as bands; pressing one is `onOpen`. */
  band?: ((row: Row) => Band | undefined) | undefined;
  /** Widths that a person chose, in pixels at normal density. */
  readonly widths?: Readonly<Record<string, number>> | undefined;
  /** A head's edge can be dragged; null gives the column its own width back. */
  onWidth?: ((id: string, width: number | null) => void) | undefined;
  /** The first column stays when the table scrolls sideways. */
  readonly isFirstFrozen?: boolean | undefined;
  /** Space: a look at the row beside the list. */
  onPreview?: ((row: Row) => void) | undefined;
  /** The row under the cursor, for a preview that follows it. */
  onHere?: ((row: Row | undefined) => void) | undefined;
  /** A row that somebody comes near, with the light or the pointer, and may open next. */
  onNear?: ((row: Row) => void) | undefined;
  onSelect?: ((selected: ReadonlySet<string>) => void) | undefined;
  onMore?: (() => void) | undefined;
  onRange?: ((first: number, last: number) => void) | undefined;
  /** All rows there are, when known. */
  readonly total?: number | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly foot?: FootSums | undefined;
  /** Stays a table on a phone and scrolls sideways, for reports. */
  readonly isAlwaysTable?: boolean | undefined;
}

const CARD_HEIGHT = 92;

/**
 * Rows under a sticky head, only the visible ones in the page; J and K walk, X selects, Enter
 * opens.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, onSelect } = props;
  const id = useId();
  const isPhone = useMedia(PHONE) && !props.isAlwaysTable;
  const rowHeight = useRowHeight();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [at, setAt] = useState(0);
  const body = useRef<BodyHandle>(null);
  const here = Math.min(at, Math.max(0, rows.length - 1));
  const { widths, onHere, onNear } = props;
  const cols = useMemo(
    () =>
      [
        ...(onSelect ? ['40px'] : []),
        ...columns.map((column) => widthOf(column, widths?.[column.id])),
      ].join(' '),
    [columns, onSelect, widths],
  );
  const under = rows[here];
  useEffect(() => onHere?.(under), [onHere, under]);
  useEffect(() => {
    if (under !== undefined) onNear?.(under);
  }, [onNear, under]);
  const go = useCallback(
    (index: number) => {
      const next = Math.max(0, Math.min(rows.length - 1, index));
      setAt(next);
      body.current?.show(next);
    },
    [rows.length],
  );
  const toggle = useToggle(props);
  useTableKeys({ props, here, go, toggle, scroller });

  return (
    <div
      ref={(element) => {
        setScroller(element);
        if (element && props.autoFocus && document.activeElement === document.body)
          element.focus({ preventScroll: true });
      }}
      className="po-table"
      role={props.band ? 'treegrid' : 'grid'}
      aria-label={props.label}
      tabIndex={0}
      aria-multiselectable={onSelect ? true : undefined}
      aria-rowcount={(props.total ?? rows.length) + (props.foot ? 2 : 1)}
      aria-colcount={columns.length + (onSelect ? 1 : 0)}
      aria-activedescendant={rows.length > 0 ? `${id}-${here}` : undefined}
      data-frozen={props.isFirstFrozen && !isPhone ? '' : undefined}
      data-selects={onSelect ? '' : undefined}
      data-report={props.isAlwaysTable ? '' : undefined}
      style={{ '--cols': cols } as CSSProperties}
      onPointerOver={({ target, pointerType }) => {
        const row = pointerType === 'mouse' && rows[rowAt(target)];
        if (row) onNear?.(row);
      }}
    >
      <TableHead {...props} isPhone={isPhone} />
      <TableBody
        {...props}
        ref={body}
        id={id}
        scroller={scroller}
        isPhone={isPhone}
        here={here}
        onGo={go}
        onToggle={toggle}
        rowHeight={isPhone ? CARD_HEIGHT : rowHeight}
        headHeight={isPhone ? 0 : 30}
      />
      {props.foot && (
        <TableFoot
          foot={props.foot}
          columns={columns}
          rowCount={props.total ?? rows.length}
          canSelect={onSelect !== undefined}
        />
      )}
    </div>
  );
}

/** The place in `rows` of what lies under the pointer; -1 outside of them. */
const rowAt = (target: EventTarget): number =>
  Number(
    (target instanceof Element && target.closest('[aria-rowindex]')?.ariaRowIndex) || FIRST - 1,
  ) - FIRST;
/** Rows are counted from 1 for screen readers, and the head is the first. */
const FIRST = 2;

/** Turns one row on or off, or everything between the last one and this. */
function useToggle<Row>(props: DataTableProps<Row>) {
  const { rows, rowKey, selected, onSelect, isInverted = false, band } = props;
  const anchor = useRef(0);
  return useCallback(
    (index: number, isRange: boolean) => {
      if (!onSelect) return;
      const next = new Set(selected);
      const from = isRange ? Math.min(anchor.current, index) : index;
      const to = isRange ? Math.max(anchor.current, index) : index;
      const row = rows[index];
      const isOn = isRange || !(row !== undefined && next.has(rowKey(row)) !== isInverted);
      for (const one of rows.slice(from, to + 1)) {
        if (one === undefined || band?.(one)) continue;
        if (isOn !== isInverted) next.add(rowKey(one));
        else next.delete(rowKey(one));
      }
      anchor.current = index;
      onSelect(next);
    },
    [onSelect, rows, rowKey, selected, isInverted, band],
  );
}

interface TableKeys<Row> {
  readonly props: DataTableProps<Row>;
  readonly here: number;
  go(index: number): void;
  toggle(index: number, isRange: boolean): void;
  readonly scroller: HTMLElement | null;
}

function useTableKeys<Row>({ props, here, go, toggle, scroller }: TableKeys<Row>): void {
  const { t } = useWords();
  const page = Math.max(1, Math.floor((scroller?.clientHeight ?? 400) / 34) - 2);
  const walk = (step: number) => () => go(here + step);
  const range = (step: number) => () => {
    const next = Math.max(0, Math.min(props.rows.length - 1, here + step));
    go(next);
    toggle(next, true);
  };
  const open = (event: KeyboardEvent) => {
    const target = event.target;
    if (target instanceof HTMLElement && target !== scroller && target.matches('button, a, input'))
      return target.click();
    const row = props.rows[here];
    if (row !== undefined) props.onOpen?.(row, here);
  };
  const canSelect = props.onSelect !== undefined;
  const under = props.rows[here];
  const selectAll =
    props.onSelectAll ?? (() => props.onSelect?.(new Set(props.rows.map(props.rowKey))));
  const keys: Key[] = [
    { keys: 'J', word: t('ui.key_next'), run: walk(1), isHarmless: true },
    { keys: 'K', word: t('ui.key_previous'), run: walk(-1), isHarmless: true },
    { keys: 'ArrowDown', word: '', run: walk(1), hidden: true },
    { keys: 'ArrowUp', word: '', run: walk(-1), hidden: true },
    { keys: 'PageDown', word: '', run: walk(page), hidden: true },
    { keys: 'PageUp', word: '', run: walk(-page), hidden: true },
    { keys: 'Home', word: '', run: () => go(0), hidden: true },
    { keys: 'End', word: '', run: () => go(props.rows.length - 1), hidden: true },
    { keys: 'Enter', word: t('ui.key_open'), run: open, disabled: !props.onOpen },
    { keys: 'X', word: t('ui.key_select'), run: () => toggle(here, false), disabled: !canSelect },
    {
      keys: 'Space',
      word: t('ui.key_preview'),
      disabled: !props.onPreview || under === undefined || props.band?.(under) !== undefined,
      run: () => under !== undefined && props.onPreview?.(under),
    },
    { keys: 'Shift+ArrowDown', word: t('ui.key_range'), run: range(1), disabled: !canSelect },
    { keys: 'Shift+ArrowUp', word: '', run: range(-1), disabled: !canSelect, hidden: true },
    {
      keys: 'Ctrl+A',
      word: t('ui.key_select_all'),
      disabled: !canSelect,
      run: (event) => !isInField(event) && selectAll(),
    },
    {
      keys: 'Escape',
      word: '',
      hidden: true,
      disabled: !canSelect || !(props.selected?.size || props.isInverted),
      run: () => props.onSelect?.(new Set()),
    },
  ];
  useKeys(t('ui.keys_list'), keys);
}

function isInField(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLInputElement) || target.type === 'checkbox') return false;
  target.select();
  return true;
}
