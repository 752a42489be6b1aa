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
    <section aria-label={t('finance.allocations')}>
      {release.problem && <ErrorPanel trouble={release.problem} />}
      <table className="w-full">
        <thead>
          <tr className="text-small text-muted border-b border-line">
            <th className="text-start font-normal py-1.5">{t('finance.invoice')}</th>
            <th className="text-start font-normal py-1.5">{t('finance.allocated_on')}</th>
            <th className="text-end font-normal py-1.5">{t('finance.amount')}</th>
            <th className="w-32" aria-label={t('kit.more')} />
          </tr>
        </thead>
        <tbody>
          {given.map((one) => (
            <tr key={one.id} className="border-b border-line">
              <td className="py-1.5">
                <Link to={`/invoices/${one.invoiceId}`}>{one.number}</Link>
              </td>
              <td className="py-1.5 text-muted figures">{format.date(one.on)}</td>
              <td className="py-1.5 text-end font-medium figures">
                {format.amount(one.amount, currency)}
              </td>
              <td className="text-end text-muted">
                {one.isReversed && <span>{t('finance.released')}</span>}
                {!one.isReversed && can('finance.receipt.allocate') && (
                  <Button look="quiet" size="small" onClick={() => void takeBack(one)}>
                    {t('finance.release')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
