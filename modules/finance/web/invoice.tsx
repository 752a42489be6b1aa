import { money, quantity } from '@poros/kernel/shared/decimal';
import { LineGrid, TotalsBar, stepsTo, useLines } from '@poros/ui';
import {
  DocumentPage,
  Link,
  Loaded,
  can,
  format,
  t,
  useGo,
  useParam,
  usePrint,
  useQueryOf,
  type OutputOf,
} from '@poros/web-kit';
import { neverBlank } from './never-blank.ts';

type Invoice = OutputOf<'finance.get_invoice'>;
type Line = Invoice['lines'][number] & { key: string };

/** An invoice: what was sold, what it owes, and what has settled it. */
export function InvoiceDocument() {
  const query = useQueryOf('finance.get_invoice', { invoiceId: useParam('invoiceId') });
  return <Loaded query={query}>{(invoice) => <InvoicePage invoice={invoice} />}</Loaded>;
}

function InvoicePage({ invoice }: { invoice: Invoice }) {
  const go = useGo();
  const print = usePrint('finance.invoice');
  const isOpen = money(invoice.openAmount) > 0n;
  const canCredit =
    money(invoice.creditNoted) < money(invoice.total) && can('finance.invoice.credit');
  const amount = (value: string) => format.amount(value, invoice.currency);
  return (
    <DocumentPage
      back={{ to: '/invoices', word: t('finance.invoices') }}
      number={invoice.number}
      party={invoice.customerName}
      partyTo={`/customers/${invoice.customerId}`}
      steps={stepsOf(invoice)}
      primary={
        isOpen && can('finance.receipt.create')
          ? {
              word: t('finance.receive'),
              keys: 'A',
              run: () => go(`/receipts/new?invoice=${invoice.id}&customer=${invoice.customerId}`),
            }
          : null
      }
      secondary={[print.action(invoice.id)]}
      more={[
        ...(canCredit
          ? [{ word: t('finance.credit'), run: () => go(`/invoices/${invoice.id}/credit`) }]
          : []),
        ...(can('finance.invoice.create')
          ? [{ word: t('kit.duplicate'), run: () => go(`/invoices/new?copy=${invoice.id}`) }]
          : []),
      ]}
      reason={
        invoice.overdueDays > 0
          ? { cause: t('finance.days_overdue', { n: invoice.overdueDays }) }
          : null
      }
      fields={[
        { word: t('finance.issued_on'), value: format.date(invoice.issuedOn) },
        { word: t('finance.due_on'), value: format.date(invoice.dueOn) },
        { word: t('finance.customer_tax_id'), value: invoice.customerTaxId ?? '–' },
        { word: t('finance.reference'), value: invoice.reference || '–' },
        {
          word: t('finance.open_amount'),
          value: format.money(invoice.openAmount, invoice.currency),
        },
      ]}
      totals={
        <TotalsBar
          totals={[
            { word: t('finance.subtotal'), value: amount(invoice.gross) },
            { word: t('finance.discount'), value: amount(`-${invoice.discount}`) },
            { word: t('finance.tax_base'), value: amount(invoice.taxBase) },
            { word: t('finance.tax'), value: amount(invoice.tax) },
          ]}
          grand={{
            word: t('finance.total_in', { currency: format.currencySymbol(invoice.currency) }),
            value: amount(invoice.total),
          }}
        />
      }
      record={{ entity: 'finance.invoice', id: invoice.id }}
      sideTabs={[
        {
          id: 'payments',
          word: t('finance.payments'),
          count: invoice.settlements.length,
          body: <Settlements invoice={invoice} />,
        },
      ]}
    >
      <InvoiceLines key={invoice.version} invoice={invoice} />
    </DocumentPage>
  );
}

function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const lines = useLines<Line>({
    lines: invoice.lines.map((line) => ({ ...line, key: line.id })),
    blank: neverBlank,
    isBlank: () => false,
  });
  return (
    <LineGrid
      store={lines}
      label={t('finance.lines')}
      isReadOnly
      columns={[
        { id: 'item', head: t('finance.item'), kind: 'item', value: (line) => line.description },
        {
          id: 'quantity',
          head: t('finance.quantity'),
          kind: 'quantity',
          value: (line) => line.quantity,
        },
        {
          id: 'unit',
          head: t('finance.unit'),
          kind: 'text',
          width: '72px',
          value: (line) => line.unitCode,
        },
        { id: 'price', head: t('finance.price'), kind: 'money', value: (line) => line.unitPrice },
        {
          id: 'discount',
          head: t('finance.discount_percent'),
          kind: 'percent',
          value: (line) => line.discountPercent,
        },
        {
          id: 'tax',
          head: t('finance.tax_code'),
          kind: 'text',
          width: '104px',
          value: (line) => line.taxCode,
        },
        {
          id: 'credited',
          head: t('finance.credited_quantity'),
          kind: 'quantity',
          value: (line) => (quantity(line.quantityCredited) > 0n ? line.quantityCredited : ''),
        },
        {
          id: 'amount',
          head: t('finance.amount'),
          kind: 'money',
          value: (line) => line.net,
          isStrong: true,
        },
      ]}
    />
  );
}

function Settlements({ invoice }: { invoice: Invoice }) {
  if (invoice.settlements.length === 0)
    return <p className="text-muted">{t('finance.no_payments')}</p>;
  return (
    <ul>
      {invoice.settlements.map((one) => (
        <li key={one.id} className="flex justify-between gap-3 py-1">
          <span>
            <Link to={`/${one.kind === 'receipt' ? 'receipts' : 'credit-notes'}/${one.documentId}`}>
              {one.number}
            </Link>{' '}
            <span className="text-muted">
              {format.date(one.on)}
              {one.isReversed && `, ${t('finance.released')}`}
            </span>
          </span>
          <span className="figures">{format.amount(one.amount, invoice.currency)}</span>
        </li>
      ))}
    </ul>
  );
}

const stepsOf = ({ status }: Invoice) =>
  status === 'credited'
    ? stepsTo([t('finance.status.issued'), t('finance.status.credited')], 1, 'stopped')
    : stepsTo(
        [t('finance.status.issued'), t('finance.status.partly_paid'), t('finance.status.paid')],
        ['issued', 'partly_paid', 'paid'].indexOf(status),
      );
