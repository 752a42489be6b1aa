import {
  DataTable,
  EmptyState,
  ErrorPanel,
  Progress,
  SkeletonRows,
  Tabs,
  format,
  type Column,
} from '@poros/ui';
import { refresh, t, useAddress, useCommand, usePagesOf } from '@poros/web-kit';
import { useEffect, useMemo, useState } from 'react';
import type { StepProps } from './import.tsx';
import { rowLook, useOwnName, type Import, type Kind, type Row } from './looks.ts';
import { RowDrawer } from './row-drawer.tsx';
import { StepFoot } from './step-foot.tsx';

type Shown = 'new' | 'update' | 'same' | 'warned' | 'error';

/** What would come of every row, tried on the real path and rolled back. */
export function PreviewStep({ import: known, kind, goTo }: StepProps) {
  const { search, change } = useAddress();
  const shown = search['show'] as Shown | undefined;
  const list = usePagesOf(
    'integration.list_import_rows',
    { importId: known.id, ...(shown && { state: shown }) },
    100,
  );
  const [open, setOpen] = useState<Row | null>(null);
  const stamp = `${known.status} ${known.version}`;
  useEffect(() => void refresh(['integration.import']), [stamp]);
  const isOpen = known.status === 'checked';
  const columns = usePreviewColumns(known, kind);
  return (
    <>
      <div className="po-bar border-t border-line">
        <StateTabs known={known} shown={shown} onChoose={(show) => change({ show })} />
      </div>
      <Control known={known} kind={kind} />
      {known.status === 'checking' && (
        <div className="px-4 py-3">
          <Progress
            label={t('integration.trying')}
            done={known.progress.done}
            total={Math.max(1, known.progress.total)}
          />
        </div>
      )}
      {list.problem && <ErrorPanel trouble={list.problem} onRetry={list.retry} />}
      {list.rows.length > 0 ? (
        <DataTable<Row>
          rows={list.rows}
          columns={columns}
          rowKey={(row) => String(row.rowNo)}
          label={t('integration.step.preview')}
          total={list.total}
          autoFocus
          isFirstFrozen
          onOpen={setOpen}
          onMore={list.more}
        />
      ) : list.isPending ? (
        <SkeletonRows rows={10} />
      ) : (
        <div className="flex-1 flex">
          <EmptyState title={t('integration.no_such_rows')} />
        </div>
      )}
      {open && (
        <RowDrawer
          key={open.rowNo}
          import={known}
          kind={kind}
          row={open}
          canEdit={isOpen}
          onClose={() => setOpen(null)}
        />
      )}
      {(isOpen || known.status === 'checking') && (
        <StepFoot
          next={t('integration.to_run')}
          {...(!isOpen && { whyNot: t('integration.wait_trying') })}
          onBack={() => goTo('columns')}
          onNext={() => goTo('run')}
        >
          <span className="max-sm:hidden">{t('integration.edit_hint')}</span>
        </StepFoot>
      )}
    </>
  );
}

interface TabsProps {
  readonly known: Import;
  readonly shown: Shown | undefined;
  onChoose(show: string | undefined): void;
}

function StateTabs({ known, shown, onChoose }: TabsProps) {
  const { counts } = known;
  const tab = (id: Shown, tone?: 'danger' | 'attention') => ({
    id,
    word: t(`integration.row.${id}`),
    count: format.count(counts[id]),
    ...(tone && counts[id] > 0 && { tone }),
  });
  return (
    <Tabs
      label={t('integration.step.preview')}
      now={shown ?? 'all'}
      onChoose={(id) => onChoose(id === 'all' ? undefined : id)}
      tabs={[
        { id: 'all', word: t('kit.all'), count: format.count(known.rowCount) },
        tab('error', 'danger'),
        tab('new'),
        tab('update'),
        tab('same'),
        tab('warned', 'attention'),
      ]}
    />
  );
}

/** The sum that the file must come to, where somebody has given one. */
function Control({ known: { control }, kind }: { readonly known: Import; readonly kind: Kind }) {
  const ownName = useOwnName();
  const column = kind.columns.find((one) => one.field === control?.field);
  if (!control || !column || control.actual === null) return null;
  const isRight = Number(control.actual) === Number(control.expected);
  return (
    <p className={`px-4 py-2 figures ${isRight ? 'text-done' : 'text-danger'}`} role="status">
      {t(isRight ? 'integration.control_right' : 'integration.control_wrong', {
        column: ownName(column),
        actual: format.quantity(control.actual),
        expected: format.quantity(control.expected),
      })}
    </p>
  );
}

/** The file's own columns behind what was found of the row. */
function usePreviewColumns(known: Import, kind: Kind): Column<Row>[] {
  const fix = useCommand('integration.change_import_row');
  return useMemo(() => {
    const mapped = known.headers.flatMap((header, place) => {
      const field = known.mapping[place];
      return field ? [{ header, place, field }] : [];
    });
    const placeOf = new Map(mapped.map(({ field, place }) => [field, place]));
    const meant = (row: Row) => row.problems.find((one) => one.suggestion && one.field);
    return [
      {
        id: 'rowNo',
        head: t('integration.row_no'),
        kind: 'count',
        width: '72px',
        value: (row) => row.rowNo,
        card: 'meta',
      },
      {
        id: 'state',
        head: t('integration.status'),
        kind: 'status',
        width: '136px',
        value: (row) => row.state,
        status: rowLook,
        card: 'status',
      },
      {
        id: 'found',
        head: t('integration.found'),
        width: 'minmax(300px, 1.6fr)',
        card: 'party',
        value: foundText,
        cell: (row) => {
          const one = meant(row);
          const column = one?.field ? placeOf.get(one.field) : undefined;
          return (
            <span className="flex items-center gap-2 min-w-0">
              <span className="truncate" title={foundText(row)}>
                {foundText(row)}
              </span>
              {one?.suggestion && column !== undefined && known.status === 'checked' && (
                <button
                  type="button"
                  className="po-link flex-none"
                  onClick={(event) => {
                    event.stopPropagation();
                    void fix.run({
                      importId: known.id,
                      rowNo: row.rowNo,
                      cells: [{ column, text: one.suggestion ?? '' }],
                    });
                  }}
                >
                  {t('integration.use', { text: one.suggestion })}
                </button>
              )}
            </span>
          );
        },
      },
      ...mapped.map(({ header, place, field }, nth): Column<Row> => ({
        id: `c${place}`,
        head: header || kind.columns.find((one) => one.field === field)?.nameId || '',
        width: 'minmax(132px, 1fr)',
        value: (row) => row.cells[place] ?? '',
        cell: (row) => <Cell row={row} field={field} text={row.cells[place] ?? ''} />,
        ...(nth === 0 && { card: 'title' as const }),
      })),
    ];
  }, [known, kind, fix]);
}

function foundText(row: Row): string {
  if (row.problems.length > 0)
    return row.problems
      .map((one) =>
        one.suggestion
          ? `${one.message} ${t('integration.meant', { text: one.suggestion })}`
          : one.message,
      )
      .join(' ');
  const warnings = row.warnings.map((one) => one.message).join(' ');
  const changes = row.changes
    .map((one) => `${one.before || '–'} → ${one.after || '–'}`)
    .join(' · ');
  return [warnings, changes].filter(Boolean).join(' ');
}

/** A cell that is to blame, or that changes what was there. */
function Cell({
  row,
  field,
  text,
}: {
  readonly row: Row;
  readonly field: string;
  readonly text: string;
}) {
  const problem = row.problems.find((one) => one.field === field);
  const change = row.changes.find((one) => one.field === field);
  if (problem)
    return (
      <span
        className="text-danger bg-danger-tint rounded-sm px-1 -mx-1 truncate"
        title={problem.message}
      >
        {text || t('integration.blank')}
      </span>
    );
  if (change)
    return (
      <span className="truncate" title={`${change.before} → ${change.after}`}>
        <s className="text-muted">{change.before || '–'}</s> <b>{change.after}</b>
      </span>
    );
  return <span className="truncate">{text}</span>;
}
