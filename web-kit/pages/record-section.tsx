import { Button, IconButton, useWords } from '@poros/ui';
import { Plus, type Icon } from '@poros/ui/icons';
import type { ReactNode } from 'react';
import { can } from '../session.ts';

export interface RowAct<Row> {
  readonly icon: Icon;
  word(row: Row): string;
  run(row: Row): void;
  /** Left out for rows to which it does not apply. */
  isFor?: ((row: Row) => boolean) | undefined;
}

export interface RecordSectionProps<Row> {
  readonly title: string;
  readonly rows: readonly Row[];
  rowKey(row: Row): string;
  /** The right to add and to act. */
  readonly permission: string;
  readonly add?: { readonly word: string; run(): void } | undefined;
  readonly acts?: readonly RowAct<Row>[] | undefined;
  /** Said while there is nothing. */
  readonly empty: string;
  /** One row as a person reads it. */
  children(row: Row): ReactNode;
}

/** What hangs on a record: addresses, contacts, units. A short list with its acts. */
export function RecordSection<Row>(props: RecordSectionProps<Row>) {
  useWords();
  const { rows, add, acts = [] } = props;
  const isAllowed = can(props.permission);
  return (
    <section>
      <div className="flex items-center gap-3 pb-1">
        <h2 className="text-heading font-semibold">{props.title}</h2>
        {rows.length > 0 && <span className="text-muted figures">{rows.length}</span>}
        {add && isAllowed && (
          <Button look="quiet" size="small" icon={Plus} onClick={add.run} className="ms-auto">
            {add.word}
          </Button>
        )}
      </div>
      {rows.length === 0 && <p className="text-muted py-2">{props.empty}</p>}
      <ul>
        {rows.map((row) => (
          <li
            key={props.rowKey(row)}
            className="flex items-center gap-2 py-2 border-t border-line min-h-11"
          >
            <div className="flex-1 min-w-0">{props.children(row)}</div>
            {isAllowed &&
              acts
                .filter((act) => act.isFor?.(row) ?? true)
                .map((act) => (
                  <IconButton
                    key={act.word(row)}
                    icon={act.icon}
                    word={act.word(row)}
                    onClick={() => act.run(row)}
                  />
                ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
