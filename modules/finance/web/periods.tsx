import { Button, ErrorPanel, ask } from '@poros/ui';
import { Lock } from '@poros/ui/icons';
import { ListPage, call, can, format, t, useCommand, useQueryOf, type RowOf } from '@poros/web-kit';
import { periodLook } from './looks.ts';
import { monthWord, thisMonth } from './months.ts';
import { PERIOD_STATUSES } from '../shared/period.ts';

type Row = RowOf<'finance.list_periods'>;
const wordOf = (row: Row) => monthWord(row.month.slice(0, 7));

/** The months of the books; one at a time is closed, reopened or locked. */
export function PeriodList() {
  const acts = usePeriodActs();
  const next = useNextToClose();
  return (
    <>
      {acts.problem && (
        <div className="p-4">
          <ErrorPanel trouble={acts.problem} />
        </div>
      )}
      <ListPage
        op="finance.list_periods"
        title={t('finance.periods')}
        empty={{ title: t('finance.no_periods'), hint: t('finance.no_periods_hint') }}
        defaultSort="-month"
        views={yearViews()}
        actions={
          can('finance.period.close') && (
            <>
              <Button onClick={() => void acts.newYear()}>{t('finance.new_year')}</Button>
              {next && (
                <Button look="primary" icon={Lock} onClick={() => void acts.close([next])}>
                  {t('finance.close_month', { month: wordOf(next) })}
                </Button>
              )}
            </>
          )
        }
        bulk={[
          {
            word: t('finance.close'),
            permission: 'finance.period.close',
            isFor: (row: Row) => row.status === 'open',
            run: acts.close,
          },
          {
            word: t('finance.reopen'),
            permission: 'finance.period.reopen',
            isFor: (row: Row) => row.status === 'closed',
            run: acts.reopen,
          },
          {
            word: t('finance.lock'),
            permission: 'finance.period.lock',
            isFor: (row: Row) => row.status === 'closed',
            run: acts.lock,
          },
        ]}
        columns={[
          {
            id: 'month',
            head: t('finance.month'),
            width: 'minmax(160px, 1fr)',
            value: (row) => row.month,
            cell: wordOf,
            sort: 'month',
          },
          {
            id: 'status',
            sort: 'status',
            choices: PERIOD_STATUSES.map((value) => ({ value, word: periodLook(value).word })),
            head: t('finance.status'),
            kind: 'status',
            value: (row) => row.status,
            status: (row) => periodLook(row.status),
          },
          {
            id: 'journals',
            head: t('finance.journals_count'),
            kind: 'count',
            value: (row) => row.journals,
          },
          {
            id: 'closedAt',
            head: t('finance.closed_at'),
            kind: 'dateTime',
            value: (row) => row.closedAt,
          },
        ]}
      />
    </>
  );
}

/** The oldest month that is open and over: books are closed in order. */
function useNextToClose(): Row | undefined {
  const months = useQueryOf('finance.list_periods', { sort: 'month', limit: 200 });
  return months.data?.rows.find(
    ({ status, month }) => status === 'open' && month.slice(0, 7) < thisMonth(),
  );
}

function yearViews() {
  const now = Number(thisMonth().slice(0, 4));
  return [now, now - 1]
    .map((year) => ({ id: String(year), word: String(year), input: { year } }))
    .concat([{ id: 'all', word: t('kit.all'), input: {} as { year: number } }]);
}

function usePeriodActs() {
  const closing = useCommand('finance.close_period');
  const reopening = useCommand('finance.reopen_period');
  const locking = useCommand('finance.lock_period');
  const year = useCommand('finance.create_fiscal_year', { touches: ['finance.period'] });

  return {
    problem: closing.problem ?? reopening.problem ?? locking.problem ?? year.problem,
    async close(rows: readonly Row[]) {
      for (const row of oldestFirst(rows)) {
        const yes = await ask({
          title: t('finance.close_question', { month: wordOf(row) }),
          body: await whatToSee(row),
          verb: t('finance.close'),
        });
        if (!yes || !(await closing.run({ periodId: row.id, version: row.version }))) return;
      }
    },
    async reopen(rows: readonly Row[]) {
      for (const row of oldestFirst(rows).reverse()) {
        const yes = await ask({
          title: t('finance.reopen_question', { month: wordOf(row) }),
          verb: t('finance.reopen'),
          reason: { label: t('finance.reason'), isRequired: true },
        });
        if (
          !yes ||
          !(await reopening.run({ periodId: row.id, version: row.version, reason: yes.reason }))
        )
          return;
      }
    },
    async lock(rows: readonly Row[]) {
      for (const row of oldestFirst(rows)) {
        const yes = await ask({
          title: t('finance.lock_question', { month: wordOf(row) }),
          body: t('finance.lock_effect'),
          verb: t('finance.lock'),
          isDanger: true,
        });
        if (!yes || !(await locking.run({ periodId: row.id, version: row.version }))) return;
      }
    },
    async newYear() {
      const next = Number(thisMonth().slice(0, 4)) + 2;
      const yes = await ask({
        title: t('finance.new_year_title', { year: next }),
        verb: t('finance.new_year'),
      });
      if (yes) await year.run({ year: next });
    },
  };
}

const oldestFirst = (rows: readonly Row[]): Row[] =>
  [...rows].sort((one, other) => (one.month < other.month ? -1 : 1));

/** What closing does, and what is worth a look before. */
async function whatToSee(row: Row): Promise<string> {
  const { checks } = await call('finance.preview_closing', { periodId: row.id });
  const open = checks
    .filter((check) => !check.isBlocking && !check.isPassed)
    .map((check) => t(`finance.check.${check.check}`, { amount: format.money(check.amount) }));
  const effect = t('finance.close_effect');
  return open.length > 0
    ? `${effect} ${t('finance.close_look', { checks: open.join(', ') })}`
    : effect;
}
