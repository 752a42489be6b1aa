import { Button, ErrorPanel, ask } from '@poros/ui';
import { Lock } from '@poros/ui/icons';
import { ListPage, call, can, format, t, useCommand, useQueryOf, type RowOf } from '@poros/web-kit';
import { periodLook } from './looks.ts';
import { monthWord, thisMonth } from './months.ts';
import { PERIOD_STATUSES } from '../shared/period.ts';

type Row = RowOf<'finance.list_periods'>;
const wordOf = (row: Row) => monthWord(row.month.slice(0, 7));

/** The months of the books: closed, reopened or locked in their order. */
export function PeriodList() {
  const acts = useActs();
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
                <Button look="primary" icon={Lock} onClick={() => void acts.close(next)}>
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
            order: byMonth,
            about: whatToSee,
            act: (row: Row) => act('finance.close_period', row),
          },
          {
            word: t('finance.reopen'),
            permission: 'finance.period.reopen',
            order: (one: Row, other: Row) => byMonth(other, one),
            reason: t('finance.reason'),
            act: (row: Row, reason) => act('finance.reopen_period', row, { reason }),
          },
          {
            word: t('finance.lock'),
            permission: 'finance.period.lock',
            order: byMonth,
            about: () => t('finance.lock_effect'),
            act: (row: Row) => act('finance.lock_period', row),
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

const byMonth = (one: Row, other: Row): number => (one.month < other.month ? -1 : 1);

const act = (command: string, { id: periodId, version }: Row, more: object = {}) => ({
  command,
  input: { periodId, version, ...more },
});

function useActs() {
  const year = useCommand('finance.create_fiscal_year', { touches: ['finance.period'] });
  const closing = useCommand('finance.close_period');
  return {
    problem: year.problem ?? closing.problem,
    async newYear() {
      const next = Number(thisMonth().slice(0, 4)) + 2;
      const yes = await ask({
        title: t('finance.new_year_title', { year: next }),
        verb: t('finance.new_year'),
      });
      if (yes) await year.run({ year: next });
    },
    async close(row: Row) {
      const yes = await ask({
        title: t('finance.close_question', { month: wordOf(row) }),
        body: await whatToSee([row]),
        verb: t('finance.close'),
      });
      if (yes) await closing.run({ periodId: row.id, version: row.version });
    },
  };
}

/** What closing does, and what is worth a look before, month by month. */
async function whatToSee(rows: readonly Row[]): Promise<string> {
  const looks = await Promise.all(
    rows.map(async (row) => {
      const { checks } = await call('finance.preview_closing', { periodId: row.id });
      const open = checks
        .filter((check) => !check.isBlocking && !check.isPassed)
        .map((check) => t(`finance.check.${check.check}`, { amount: format.money(check.amount) }));
      return open.length > 0
        ? `${wordOf(row)}: ${t('finance.close_look', { checks: open.join(', ') })}`
        : '';
    }),
  );
  return [t('finance.close_effect'), ...looks.filter(Boolean)].join(' ');
}
