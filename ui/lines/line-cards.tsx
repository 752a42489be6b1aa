import { useSyncExternalStore } from 'react';
import { lineText, type LineColumn } from './line-column.ts';
import type { LineBase, LineStore } from './line-store.ts';

interface LineCardsProps<L extends LineBase> {
  readonly store: LineStore<L>;
  readonly columns: readonly LineColumn<L>[];
  readonly label: string;
}

/**
 * The lines of a finished document on a phone: one below the other, so that nobody scrolls sideways
 * to learn what something costs. What a line leaves blank is left out.
 */
export function LineCards<L extends LineBase>({ store, columns, label }: LineCardsProps<L>) {
  useSyncExternalStore(store.onAny, store.shape);
  return (
    // Whoever has no finger and no mouse scrolls it by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller needs the focus
    <section className="flex-1 min-h-0 overflow-auto" aria-label={label} tabIndex={0}>
      <ol>
        {store.rows().map((line) => (
          <LineCard key={line.key} line={line} columns={columns} />
        ))}
      </ol>
    </section>
  );
}

function LineCard<L extends LineBase>({
  line,
  columns,
}: {
  line: L;
  columns: readonly LineColumn<L>[];
}) {
  const name = columns.find(({ kind }) => kind === 'item') ?? columns[0];
  const amount = columns.find(({ isStrong }) => isStrong);
  const rest = columns.filter(
    (column) => column !== name && column !== amount && lineText(column, line) !== '',
  );
  return (
    <li className="px-4 py-3 border-b border-line">
      <div className="flex justify-between gap-4 font-medium">
        <span className="min-w-0">
          <span className="text-muted font-normal">{name?.code?.(line)}</span>{' '}
          {name && (name.cell?.(line) ?? lineText(name, line))}
        </span>
        {amount && <span className="figures flex-none">{lineText(amount, line)}</span>}
      </div>
      <dl className="flex flex-wrap gap-x-4 gap-y-1 pt-1 text-muted">
        {rest.map((column) => (
          <div key={column.id} className="flex gap-1">
            <dt>{column.head}</dt>
            <dd className="figures text-ink">{column.cell?.(line) ?? lineText(column, line)}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
