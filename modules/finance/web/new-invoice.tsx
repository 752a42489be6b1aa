import { moneyText, negateMoney } from '@poros/kernel/shared/decimal';
import {
  DateField,
  LineGrid,
  SearchPicker,
  TextField,
  TotalsBar,
  today,
  useLineRows,
  useLines,
  type LineStore,
  type Pick,
  type PickSearch,
} from '@poros/ui';
import {
  call,
  DocumentPage,
  Drafted,
  format,
  lineMessages,
  t,
  useAutosave,
  useCommand,
  useForm,
  useGo,
  useQueryOf,
  useSession,
  type Draft,
  type RowOf,
} from '@poros/web-kit';
import {
  blankLine,
  isBlankLine,
  linesToSend,
  totalsOf,
  withAmount,
  type InvoiceLine,
} from './invoice-lines.ts';
import { HeadFields } from './head-fields.tsx';
import { localName } from './local-name.ts';
import { findCustomers } from './pickers.ts';

type Rule = RowOf<'finance.list_tax_rules'>;

/** An invoice by hand, for what no order or delivery stands behind. */
export function NewInvoice() {
  return (
    <Drafted<InvoiceTyped> kind="finance.invoice" copyOf={copyOfInvoice}>
      {(draft) => <InvoiceBegun draft={draft} />}
    </Drafted>
  );
}

function InvoiceBegun({ draft }: { draft: Draft<InvoiceTyped> }) {
  const go = useGo();
  const { currency } = useSession().tenant;
  const { id, kept } = draft;
  const form = useForm(kept?.head ?? newHead());
  const rules = useQueryOf('finance.list_tax_rules', { isInForce: true });
  const lines = useLines<InvoiceLine>({
    lines: kept?.lines ?? [],
    blank: blankLine,
    isBlank: isBlankLine,
    calc: withAmount,
  });
  const autosave = useAutosave<InvoiceTyped>(draft, {
    title: form.values.customer?.name ?? '',
    read: () => ({ head: form.values, lines: lines.filled() }),
    isBlank: (typed) => !typed.head.customer && typed.lines.length === 0,
  });
  const create = useCommand('finance.create_invoice', { touches: ['finance.journal'] });
  const { customer, ...head } = form.values;

  async function save() {
    if (!customer) return;
    const issued = await create.run({
      id,
      customerId: customer.id,
      issuedOn: head.issuedOn,
      ...(head.dueOn && { dueOn: head.dueOn }),
      reference: head.reference,
      lines: linesToSend(lines.filled()),
    });
    if (!issued) return;
    autosave.discard();
    go(`/invoices/${id}`);
  }

  return (
    <DocumentPage
      back={{ to: '/invoices', word: t('finance.invoices') }}
      number={t('finance.new_invoice')}
      party={customer?.name}
      problem={create.problem}
      reason={autosave.others}
      note={autosave.note ?? undefined}
      primary={{
        word: t('finance.issue'),
        keys: 'Ctrl+Enter',
        run: () => void save(),
        isBusy: create.isBusy,
        reason: customer ? undefined : t('finance.choose_customer_first'),
      }}
      totals={<InvoiceTotals lines={lines} currency={currency} />}
    >
      <HeadFields columns={4}>
        <SearchPicker
          label={t('finance.customer')}
          isRequired
          search={findCustomers}
          recent="customer"
          {...form.field('customer')}
        />
        <DateField label={t('finance.issued_on')} isRequired {...form.field('issuedOn')} />
        <DateField label={t('finance.due_on')} {...form.field('dueOn')} />
        <TextField label={t('finance.reference')} {...form.field('reference')} />
      </HeadFields>
      <InvoiceGrid
        lines={lines}
        rules={rules.data?.rows ?? []}
        errors={lineMessages(create.problem)}
      />
    </DocumentPage>
  );
}

interface InvoiceTyped {
  readonly head: ReturnType<typeof newHead>;
  readonly lines: readonly InvoiceLine[];
}

const newHead = () => ({
  customer: null as Pick | null,
  issuedOn: today(),
  dueOn: '',
  reference: '',
});

/** The same lines for the same customer, issued today. */
async function copyOfInvoice(invoiceId: string): Promise<InvoiceTyped> {
  const [invoice, rules] = await Promise.all([
    call('finance.get_invoice', { invoiceId }),
    call('finance.list_tax_rules', { isInForce: true }),
  ]);
  const { customerId, customerName } = invoice;
  return {
    head: { ...newHead(), customer: { id: customerId, name: customerName } },
    lines: invoice.lines.map((line) => ({
      ...blankLine(),
      description: line.description,
      quantity: line.quantity,
      unitCode: line.unitCode,
      unitPrice: line.unitPrice,
      discountPercent: line.discountPercent,
      tax: rules.rows.find((rule) => rule.code === line.taxCode) ?? null,
    })),
  };
}

interface InvoiceGridProps {
  readonly lines: LineStore<InvoiceLine>;
  readonly rules: readonly Rule[];
  readonly errors: ReturnType<typeof lineMessages>;
}

function InvoiceGrid({ lines, rules, errors }: InvoiceGridProps) {
  const findRules: PickSearch<Pick> = async (text) =>
    rules
      .filter((rule) => `${rule.code} ${rule.nameId}`.toLowerCase().includes(text.toLowerCase()))
      .map((rule) => ({
        id: rule.code,
        code: rule.code,
        name: localName(rule),
        end: format.percent(rule.rateBp / 100),
      }));
  const ruleOf = (code: string) => rules.find((rule) => rule.code === code) ?? null;
  return (
    <LineGrid
      store={lines}
      label={t('finance.lines')}
      errors={errors}
      columns={[
        {
          id: 'description',
          head: t('finance.item'),
          kind: 'text',
          width: 'minmax(220px, 1fr)',
          value: (line) => line.description,
          set: (line, description) => ({
            description,
            tax: line.tax ?? ruleOf('PPN') ?? ruleOf('NONE'),
          }),
        },
        {
          id: 'quantity',
          head: t('finance.quantity'),
          kind: 'quantity',
          value: (line) => line.quantity,
          set: (_line, quantity) => ({ quantity }),
        },
        {
          id: 'unitCode',
          head: t('finance.unit'),
          kind: 'text',
          width: '84px',
          value: (line) => line.unitCode,
          set: (_line, unitCode) => ({ unitCode: unitCode.toUpperCase() }),
        },
        {
          id: 'unitPrice',
          head: t('finance.price'),
          kind: 'money',
          value: (line) => line.unitPrice,
          set: (_line, unitPrice) => ({ unitPrice }),
        },
        {
          id: 'discountPercent',
          head: t('finance.discount_percent'),
          kind: 'percent',
          value: (line) => line.discountPercent,
          set: (_line, discountPercent) => ({ discountPercent }),
        },
        {
          id: 'taxCode',
          head: t('finance.tax_code'),
          kind: 'text',
          width: '132px',
          value: (line) => line.tax?.code ?? '',
          pick: { search: findRules, choose: (_line, hit) => ({ tax: ruleOf(hit.id) }) },
        },
        {
          id: 'amount',
          head: t('finance.amount'),
          kind: 'money',
          value: (line) => line.amount,
          isStrong: true,
        },
      ]}
    />
  );
}

/** The sums of what is being written, by the same rule as the server's. */
function InvoiceTotals({ lines, currency }: { lines: LineStore<InvoiceLine>; currency: string }) {
  const totals = totalsOf(useLineRows(lines), currency);
  const shown = (amount: Parameters<typeof moneyText>[0]) =>
    format.amount(moneyText(amount), currency);
  return (
    <TotalsBar
      totals={[
        { word: t('finance.subtotal'), value: shown(totals.gross) },
        { word: t('finance.discount'), value: shown(negateMoney(totals.discount)) },
        { word: t('finance.tax_base'), value: shown(totals.taxBase) },
        { word: t('finance.tax'), value: shown(totals.tax) },
      ]}
      grand={{
        word: t('finance.total_in', { currency: format.currencySymbol(currency) }),
        value: shown(totals.total),
      }}
    />
  );
}
