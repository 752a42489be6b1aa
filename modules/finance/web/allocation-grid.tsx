import { moneyText, negateMoney } from '@poros/kernel/shared/decimal';
import { Button, EmptyState, LineGrid, TotalsBar, useLineRows, type LineStore } from '@poros/ui';
import { Receipt } from '@poros/ui/icons';
import { format, t, useKeys } from '@poros/web-kit';
import { allocatedOf, fillOldest, leftOf, type AllocationLine } from './allocation-lines.ts';

interface AllocationProps {
  readonly lines: LineStore<AllocationLine>;
  /** The money there is to give, as decimal text. */
  readonly amount: string;
  readonly currency: string;
  /** Said while there is no invoice to give it to. */
  readonly nothing?: string | undefined;
}

/**
 * Open invoices, oldest first; the money is written beside them, or given to the oldest by a key.
 */
export function AllocationGrid({ lines, amount, nothing }: AllocationProps) {
  const fill = () => fillOldest(lines, amount);
  useKeys(t('finance.allocate'), [{ keys: 'Alt+F', word: t('finance.fill_oldest'), run: fill }]);
  if (nothing)
    return (
      <div className="flex flex-1 border-t border-line">
        <EmptyState icon={Receipt} title={nothing} />
      </div>
    );
  return (
    <>
      <div className="flex items-center gap-3 px-4 py-2 border-b border-line">
        <span className="text-muted flex-1">{t('finance.allocate_hint')}</span>
        <Button look="quiet" keys="Alt+F" onClick={fill}>
          {t('finance.fill_oldest')}
        </Button>
      </div>
      <LineGrid
        store={lines}
        isFixed
        label={t('finance.allocations')}
        columns={[
          { id: 'number', head: t('finance.number'), kind: 'item', value: (line) => line.number },
          {
            id: 'issuedOn',
            head: t('finance.issued_on'),
            kind: 'date',
            value: (line) => line.issuedOn,
          },
          { id: 'dueOn', head: t('finance.due_on'), kind: 'date', value: (line) => line.dueOn },
          {
            id: 'overdue',
            head: t('finance.overdue'),
            kind: 'text',
            width: '100px',
            value: (line) =>
              line.overdueDays > 0 ? t('finance.days', { n: line.overdueDays }) : '',
          },
          { id: 'total', head: t('finance.total'), kind: 'money', value: (line) => line.total },
          {
            id: 'open',
            head: t('finance.open_amount'),
            kind: 'money',
            value: (line) => line.openAmount,
          },
          {
            id: 'allocated',
            head: t('finance.allocate_now'),
            kind: 'money',
            isStrong: true,
            value: (line) => line.allocated,
            set: (_line, allocated) => ({ allocated }),
          },
        ]}
      />
    </>
  );
}

/** What was given and what is left. */
export function AllocationTotals({ lines, amount, currency }: AllocationProps) {
  const rows = useLineRows(lines);
  const left = leftOf(amount, rows);
  return (
    <TotalsBar
      totals={[
        { word: t('finance.received_amount'), value: format.amount(amount || '0', currency) },
        {
          word: t('finance.allocations'),
          value: format.amount(moneyText(allocatedOf(rows)), currency),
        },
      ]}
      grand={
        left < 0n
          ? {
              word: t('finance.too_much', { over: '' }),
              value: format.amount(moneyText(negateMoney(left)), currency),
            }
          : { word: t('finance.unapplied'), value: format.amount(moneyText(left), currency) }
      }
    />
  );
}

/** Why the money cannot be given yet; undefined when it can. */
export function useAllocationFault(
  lines: LineStore<AllocationLine>,
  amount: string,
): string | undefined {
  const left = leftOf(amount, useLineRows(lines));
  return left < 0n
    ? t('finance.too_much', { over: format.amount(moneyText(negateMoney(left))) })
    : undefined;
}
