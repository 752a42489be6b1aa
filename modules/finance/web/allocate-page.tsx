import { useLines } from '@poros/ui';
import { DocumentPage, t, type OutputOf, type Problem } from '@poros/web-kit';
import { AllocationGrid, AllocationTotals, useAllocationFault } from './allocation-grid.tsx';
import { allocationsToSend, linesOf, type AllocationLine } from './allocation-lines.ts';
import { neverBlank } from './never-blank.ts';

interface AllocatePageProps {
  readonly number: string;
  readonly party: string;
  readonly back: string;
  readonly unapplied: string;
  readonly currency: string;
  readonly items: OutputOf<'finance.list_open_items'>;
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  allocate(allocations: { invoiceId: string; amount: string }[]): void;
}

/** What is left of a receipt or a credit note, set against the customer's open invoices. */
export function AllocatePage(props: AllocatePageProps) {
  const { number, unapplied: amount, currency } = props;
  const lines = useLines<AllocationLine>({
    lines: linesOf(props.items.invoices),
    blank: neverBlank,
    isBlank: () => false,
  });
  const fault = useAllocationFault(lines, amount);
  const nothing = props.items.invoices.length === 0 ? t('finance.no_open_invoices') : undefined;
  return (
    <DocumentPage
      back={{ to: props.back, word: number }}
      number={t('finance.allocate_title', { number })}
      party={props.party}
      problem={props.problem}
      primary={{
        word: t('finance.allocate'),
        keys: 'Ctrl+Enter',
        isBusy: props.isBusy,
        run: () => props.allocate(allocationsToSend(lines.rows())),
        reason: nothing ?? fault,
      }}
      totals={<AllocationTotals lines={lines} amount={amount} currency={currency} />}
    >
      <AllocationGrid lines={lines} amount={amount} currency={currency} />
    </DocumentPage>
  );
}
