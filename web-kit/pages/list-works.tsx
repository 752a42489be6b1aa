import { kindOf, textOf, useWords, type Column } from '@poros/ui';
import { lazy, Suspense, useState } from 'react';
import { can } from '../session.ts';
import type { BulkWork } from './list-bulk.tsx';
import type { BulkEdit } from './list-edit.tsx';
import type { BulkAction } from './list-foot.tsx';
import type { Selection } from './list-selection.ts';

const BulkDialog = lazy(() => import('./list-bulk.tsx').then((m) => ({ default: m.BulkDialog })));
const EditDialog = lazy(() => import('./list-edit.tsx').then((m) => ({ default: m.EditDialog })));

export interface WorkState<Row> {
  readonly now: BulkWork<Row> | 'edit' | null;
  readonly edits: readonly BulkEdit<Row>[];
  readonly canEdit: boolean;
  start(action: BulkAction<Row> | 'edit'): void;
  edit(): void;
  put(work: BulkWork<Row> | null): void;
}

/** What is being done to the chosen rows: an act, or asking for a field and its value. */
export function useBulkWork<Row>(edits: readonly BulkEdit<Row>[] = []): WorkState<Row> {
  const { t } = useWords();
  const [now, put] = useState<BulkWork<Row> | 'edit' | null>(null);
  const allowed = edits.filter((one) => can(one.permission ?? ''));
  return {
    now,
    put,
    edits: allowed,
    canEdit: allowed.length > 0,
    edit: () => put('edit'),
    start(action) {
      if (action === 'edit') return put('edit');
      if ('show' in action) return undefined;
      return put({
        ...action,
        verb: action.word,
        title: t('kit.bulk_title', { verb: action.word }),
      });
    },
  };
}

interface BulkWorksProps<Row> {
  readonly work: WorkState<Row>;
  readonly selection: Selection<Row>;
  readonly columns: readonly Column<Row>[];
  rowKey(row: Row): string;
}

/** The dialogs of work on many rows; each is loaded when it is first needed. */
export function BulkWorks<Row>({ work, selection, rowKey, columns }: BulkWorksProps<Row>) {
  const { now } = work;
  if (now === null) return null;
  const close = () => work.put(null);
  return (
    <Suspense>
      {now === 'edit' ? (
        <EditDialog
          edits={work.edits}
          count={selection.count}
          onClose={close}
          onWork={(next) => work.put(next)}
        />
      ) : (
        <BulkDialog
          work={now}
          selection={selection}
          rowKey={rowKey}
          nameOf={(row) => nameOf(columns, row as Row)}
          onClose={close}
        />
      )}
    </Suspense>
  );
}

/** A row is called by its first column, and by its party where the page has one. */
function nameOf<Row>(columns: readonly Column<Row>[], row: Row): string {
  const [first] = columns;
  const party = columns.find((column) => column.card === 'party' && column !== first);
  const named = [first, party].flatMap((column) => (column ? [textOf(column, row)] : []));
  return [...new Set(named.filter(Boolean))].join(' · ') || kindOf(first as Column<Row>);
}
