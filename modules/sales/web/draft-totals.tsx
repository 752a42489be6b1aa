import { TotalsBar, useLineRows } from '@poros/ui';
import { money, moneyText, subtractMoney, type Money } from '@poros/kernel/shared/decimal';
import { format, t, useQueryOf, useSession, type OutputOf } from '@poros/web-kit';
import { totalsOf } from './draft-lines.ts';
import type { OrderDraft } from './order-draft.ts';

/**
 * The sums of what is being written, by the same rule as the server's, and how far the credit
 * goes.
 */
export function DraftTotals({ draft, currency }: { draft: OrderDraft; currency: string }) {
  const totals = totalsOf(useLineRows(draft.lines), currency);
  const { tenant } = useSession();
  // Credit is kept in the company's own currency; beside other figures it would mislead.
  const credit = useCredit(
    currency === tenant.currency ? draft.form.values.customer?.id : undefined,
  );
  const shown = (amount: bigint | undefined) =>
    format.amount(amount === undefined ? '0' : moneyText(amount as Money));
  return (
    <TotalsBar
      totals={[
        { word: t('sales.subtotal'), value: shown(totals?.gross) },
        { word: t('sales.discount'), value: shown(totals && -totals.discount) },
        { word: t('sales.tax_base'), value: shown(totals?.taxBase) },
        { word: t('sales.tax'), value: shown(totals?.tax) },
        ...(credit
          ? [
              { word: t('sales.credit_limit'), value: format.amount(credit.limit) },
              { word: t('sales.credit_left'), value: format.amount(moneyText(leftOf(credit))) },
            ]
          : []),
      ]}
      grand={{
        word: t('sales.total_in', { currency: format.currencySymbol(currency) }),
        value: shown(totals?.total),
      }}
    >
      {credit && <CreditWarning credit={credit} total={totals?.total ?? money('0')} />}
    </TotalsBar>
  );
}

type Credit = OutputOf<'sales.preview_credit'>;

function useCredit(customerId: string | undefined): Credit | undefined {
  return useQueryOf(
    'sales.preview_credit',
    { customerId: customerId ?? '', amount: '0' },
    { when: customerId !== undefined },
  ).data;
}

const leftOf = (credit: Credit): Money =>
  subtractMoney(money(credit.limit), money(credit.exposure));

/** Says before submitting what the credit check will say. */
function CreditWarning({ credit, total }: { credit: Credit; total: Money }) {
  const over = subtractMoney(total, leftOf(credit));
  const cause =
    credit.verdict === 'on_hold' || credit.verdict === 'overdue'
      ? credit.verdict
      : over > 0n && total > 0n
        ? 'over_limit'
        : undefined;
  if (!cause) return null;
  return (
    <p className="text-attention max-w-90" role="status">
      <b className="font-semibold">{t(`sales.hold.${cause}`)}.</b>{' '}
      {cause === 'over_limit' && t('sales.over_by', { over: format.amount(moneyText(over)) })}{' '}
      {t('sales.will_be_held')}
    </p>
  );
}
