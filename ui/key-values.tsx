import type { ReactNode } from 'react';

export interface KeyValue {
  readonly word: string;
  readonly value: ReactNode;
}

/** Facts as label over value: one row on a document's head, two columns in a side panel. */
export function KeyValues({
  items,
  wrap,
}: {
  items: readonly (KeyValue | null | false)[];
  wrap?: 'two';
}) {
  return (
    <dl className="po-strip" data-wrap={wrap}>
      {items.map(
        (item) =>
          item && (
            <div key={item.word}>
              <dt>{item.word}</dt>
              <dd>{item.value ?? '–'}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
