import { Button, ErrorPanel } from '@poros/ui';
import { Link, askTried, can, format, t, useCommand } from '@poros/web-kit';

export interface ShownAllocation {
  readonly id: string;
  readonly invoiceId: string;
  readonly number: string;
  readonly on: string;
  readonly amount: string;
  readonly isReversed: boolean;
}

/** Where the money of a receipt or a credit note went; each part may be taken back. */
export function AllocationList({
  allocations,
  currency,
}: {
  allocations: readonly ShownAllocation[];
  currency: string;
}) {
  const release = useCommand('finance.release_allocation', {
    touches: ['finance.receipt', 'finance.credit_note', 'finance.invoice', 'finance.journal'],
  });
  const given = allocations.filter((one) => !one.amount.startsWith('-'));
  if (given.length === 0) return <p className="text-muted">{t('finance.no_allocations')}</p>;

  async function takeBack(one: ShownAllocation) {
    const amount = format.money(one.amount, currency);
    const yes = await askTried(
      {
        title: t('finance.release_question', { amount, number: one.number }),
        body: t('finance.release_effect'),
        verb: t('finance.release'),
      },
      { command: 'finance.release_allocation', input: { allocationId: one.id } },
    );
    if (yes) await release.run({ allocationId: one.id });
  }

  return (
    <section className="max-w-160" aria-label={t('finance.allocations')}>
      {release.problem && <ErrorPanel trouble={release.problem} />}
      <ul>
        {given.map((one) => (
          <li key={one.id} className="border-b border-line py-2">
            <div className="flex justify-between gap-4">
              <Link to={`/invoices/${one.invoiceId}`}>{one.number}</Link>
              <span className="figures">{format.amount(one.amount, currency)}</span>
            </div>
            <div className="flex justify-between items-center gap-4 text-muted min-h-8">
              <span>{format.date(one.on)}</span>
              {one.isReversed && <span>{t('finance.released')}</span>}
              {!one.isReversed && can('finance.receipt.allocate') && (
                <Button look="quiet" size="small" onClick={() => void takeBack(one)}>
                  {t('finance.release')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
