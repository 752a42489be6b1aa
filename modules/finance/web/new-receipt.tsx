import {
  DateField,
  MoneyField,
  SearchPicker,
  SelectField,
  TextField,
  today,
  useLines,
  type Pick,
} from '@poros/ui';
import {
  DocumentPage,
  Drafted,
  Loaded,
  t,
  useAddress,
  useAutosave,
  useCommand,
  useForm,
  useGo,
  useQueryOf,
  useSession,
  type Draft,
  type Form,
  type OutputOf,
} from '@poros/web-kit';
import { useEffect } from 'react';
import { RECEIPT_METHODS } from '../shared/receipt.ts';
import { AllocationGrid, AllocationTotals, useAllocationFault } from './allocation-grid.tsx';
import { allocationsToSend, linesOf, type AllocationLine } from './allocation-lines.ts';
import { HeadFields } from './head-fields.tsx';
import { localName } from './local-name.ts';
import { neverBlank } from './never-blank.ts';
import { findCustomers, findMoneyAccounts } from './pickers.ts';

type Method = (typeof RECEIPT_METHODS)[number];
type OpenItems = OutputOf<'finance.list_open_items'>;

interface ReceiptHead {
  readonly customer: Pick | null;
  readonly receivedOn: string;
  readonly method: Method | '';
  readonly account: Pick | null;
  readonly amount: string;
  readonly reference: string;
}

/** Money from a customer: how much, into which account, for which of the open invoices. */
export function NewReceipt() {
  return (
    <Drafted<ReceiptTyped> kind="finance.receipt">
      {(draft) => <ReceiptBegun draft={draft} />}
    </Drafted>
  );
}

function ReceiptBegun({ draft }: { draft: Draft<ReceiptTyped> }) {
  const { search } = useAddress();
  const form = useForm<ReceiptHead>(
    draft.kept?.head ?? {
      customer: null,
      receivedOn: today(),
      method: 'transfer',
      account: null,
      amount: '',
      reference: '',
    },
  );
  useGivenCustomer(form, search['customer']);
  useBank(form, draft.kept !== null);
  const { customer } = form.values;
  const items = useQueryOf(
    'finance.list_open_items',
    { customerId: customer?.id ?? '' },
    { when: customer !== null },
  );
  if (!customer) return <ReceiptEditor draft={draft} form={form} items={NOTHING} />;
  return (
    <Loaded query={items}>
      {(data) => (
        <ReceiptEditor
          key={customer.id}
          draft={draft}
          form={form}
          items={data}
          invoiceId={search['invoice']}
        />
      )}
    </Loaded>
  );
}

const NOTHING: OpenItems = { currency: '', invoices: [], unapplied: [] };

/** Allocations by invoice; an invoice that was paid meanwhile is left out when it is resumed. */
interface ReceiptTyped {
  readonly head: ReceiptHead;
  readonly allocations: Readonly<Record<string, string>>;
}

interface ReceiptEditorProps {
  readonly draft: Draft<ReceiptTyped>;
  readonly form: Form<ReceiptHead>;
  readonly items: OpenItems;
  readonly invoiceId?: string | undefined;
}

function ReceiptEditor({ draft, form, items, invoiceId }: ReceiptEditorProps) {
  const go = useGo();
  const session = useSession();
  const { id, kept } = draft;
  const { values } = form;
  const lines = useLines<AllocationLine>({
    lines: linesOf(items.invoices, invoiceId).map((line) => ({
      ...line,
      allocated: kept?.allocations[line.id] ?? line.allocated,
    })),
    blank: neverBlank,
    isBlank: () => false,
  });
  const chosen = items.invoices.find((invoice) => invoice.id === invoiceId)?.openAmount;
  useEffect(() => {
    if (chosen && !kept) form.set({ amount: chosen });
    // Only once, when the invoice it was opened for is known.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the person's typing must stay
  }, [chosen]);
  const receive = useCommand('finance.receive_payment', {
    touches: ['finance.invoice', 'finance.journal'],
  });
  const autosave = useAutosave<ReceiptTyped>(draft, {
    title: values.customer?.name ?? '',
    read: () => ({
      head: form.values,
      allocations: Object.fromEntries(
        lines.rows().flatMap((line) => (line.allocated ? [[line.id, line.allocated]] : [])),
      ),
    }),
    isBlank: (typed) => !typed.head.customer && !typed.head.amount,
  });
  const fault = useAllocationFault(lines, values.amount);

  async function save() {
    if (!values.customer || !values.account || !values.method) return;
    const saved = await receive.run({
      id,
      customerId: values.customer.id,
      receivedOn: values.receivedOn,
      method: values.method,
      accountId: values.account.id,
      amount: values.amount,
      reference: values.reference,
      allocations: allocationsToSend(lines.rows()),
    });
    if (!saved) return;
    autosave.discard();
    go(`/receipts/${id}`);
  }

  const { currency } = session.tenant;
  return (
    <DocumentPage
      back={{ to: '/receipts', word: t('finance.receipts') }}
      number={t('finance.new_receipt')}
      party={values.customer?.name}
      problem={receive.problem}
      reason={autosave.others}
      note={autosave.note ?? undefined}
      primary={{
        word: t('finance.save_receipt'),
        keys: 'Ctrl+Enter',
        run: () => void save(),
        isBusy: receive.isBusy,
        reason: missing(values) ?? fault,
      }}
      totals={<AllocationTotals lines={lines} amount={values.amount} currency={currency} />}
    >
      <ReceiptFields form={form} />
      <AllocationGrid
        lines={lines}
        amount={values.amount}
        currency={currency}
        nothing={
          items.invoices.length > 0
            ? undefined
            : t(values.customer ? 'finance.no_open_invoices' : 'finance.not_allocated_yet')
        }
      />
    </DocumentPage>
  );
}

function ReceiptFields({ form }: { form: Form<ReceiptHead> }) {
  return (
    <HeadFields columns={6}>
      <SearchPicker
        label={t('finance.customer')}
        isRequired
        search={findCustomers}
        recent="customer"
        {...form.field('customer')}
      />
      <MoneyField label={t('finance.received_amount')} isRequired {...form.field('amount')} />
      <DateField label={t('finance.received_on')} isRequired {...form.field('receivedOn')} />
      <SelectField
        label={t('finance.method')}
        {...form.field('method')}
        choices={RECEIPT_METHODS.map((value) => ({ value, word: t(`finance.method.${value}`) }))}
      />
      <SearchPicker
        label={t('finance.money_account')}
        isRequired
        search={findMoneyAccounts}
        {...form.field('account')}
      />
      <TextField label={t('finance.reference')} {...form.field('reference')} />
    </HeadFields>
  );
}

function missing({ customer, account, amount }: ReceiptHead): string | undefined {
  if (!customer) return t('finance.choose_customer_first');
  return amount === '' || !account ? t('finance.amount_first') : undefined;
}

/** The customer that the address names, as when a receipt is begun from an invoice. */
function useGivenCustomer(form: Form<ReceiptHead>, customerId: string | undefined): void {
  const { set } = form;
  const { data } = useQueryOf(
    'party.get_customer',
    { customerId: customerId ?? '' },
    { when: Boolean(customerId) },
  );
  useEffect(() => {
    if (data) set({ customer: { id: data.id, code: data.code, name: data.name } });
  }, [data, set]);
}

/** Most money comes to the operating account. */
function useBank(form: Form<ReceiptHead>, isKept: boolean): void {
  const { set } = form;
  const { data } = useQueryOf('finance.list_accounts', { isMoney: true, limit: 50 });
  const bank = data?.rows.find((row) => row.systemKey === 'bank');
  useEffect(() => {
    if (bank && !isKept) set({ account: { id: bank.id, code: bank.code, name: localName(bank) } });
  }, [bank, set, isKept]);
}
