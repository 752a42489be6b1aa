import { KeyValues } from '@poros/ui';
import {
  can,
  format,
  Link,
  t,
  useQueryOf,
  useSession,
  type OutputOf,
  type SideTab,
} from '@poros/web-kit';

type Order = OutputOf<'sales.get_order'>;
type Line = Order['lines'][number];

/** Why the order's prices are what they are, and what its customer's credit is made of. */
export function whyTabs(order: Order): SideTab[] {
  return [
    { id: 'prices', word: t('sales.why_prices'), body: <Prices order={order} /> },
    { id: 'credit', word: t('sales.why_credit'), body: <Credit order={order} /> },
  ];
}

function Prices({ order }: { order: Order }) {
  return (
    <ol className="flex flex-col gap-4">
      {order.lines.map((line) => (
        <li key={line.id}>
          <div className="flex justify-between gap-3 font-semibold">
            <span className="min-w-0 truncate">{line.description}</span>
            <span className="figures">{format.money(line.price, order.currency)}</span>
          </div>
          <Steps line={line} currency={order.currency} />
        </li>
      ))}
    </ol>
  );
}

function Steps({ line, currency }: { line: Line; currency: string }) {
  if (line.priceRule === 'manual') return <p className="text-muted">{t('sales.why_manual')}</p>;
  return (
    <ul>
      {line.priceExplanation.map((step) => (
        <li
          key={`${step.rule}${step.label}${step.price}`}
          className={`flex justify-between gap-3 py-0.5 ${step.used ? '' : 'text-muted'}`}
        >
          <span className="min-w-0">
            {t(`pricing.rule.${step.rule}`)}
            {step.label && ` · ${step.label}`}
            <span className="block text-small text-muted">{t(`pricing.why.${step.why}`)}</span>
          </span>
          <span className={`figures flex-none ${step.used ? '' : 'line-through'}`}>
            {format.money(step.price, currency)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The parts of the exposure, each with the way to what it is made of. */
function Credit({ order }: { order: Order }) {
  const { currency } = useSession().tenant;
  const { data } = useQueryOf('sales.preview_credit', {
    customerId: order.customerId,
    amount: '0',
  });
  if (!data) return null;
  const amount = (text: string) => format.money(text, currency);
  const statement = (text: string) =>
    can('finance.invoice.read') ? (
      <Link to="/customer-statement" search={{ customer: order.customerId }}>
        {text}
      </Link>
    ) : (
      text
    );
  const overdue = t('sales.why_overdue_days', {
    days: data.overdueDays,
    allowed: data.overdueDaysAllowed,
  });
  return (
    <div className="flex flex-col gap-3">
      <p>{t(`sales.why_verdict.${data.verdict}`)}</p>
      <KeyValues
        wrap="two"
        items={[
          { word: t('sales.why_limit'), value: amount(data.limit) },
          { word: t('sales.why_receivable'), value: statement(amount(data.receivable)) },
          {
            word: t('sales.why_on_order'),
            value: (
              <Link to="/sales/orders" search={{ customerId: order.customerId }}>
                {amount(data.onOrder)}
              </Link>
            ),
          },
          { word: t('sales.why_unapplied'), value: amount(`-${data.unapplied}`) },
          { word: t('sales.why_exposure'), value: <b>{amount(data.exposure)}</b> },
          {
            word: t('sales.why_overdue'),
            value: (
              <>
                {statement(amount(data.overdueAmount))}
                <span className="block text-muted text-small">{overdue}</span>
              </>
            ),
          },
        ]}
      />
    </div>
  );
}
