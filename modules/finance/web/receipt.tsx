import { money } from '@poros/kernel/shared/decimal';
import { TotalsBar } from '@poros/ui';
import {
  DocumentPage,
  Loaded,
  UNWRITTEN,
  askTried,
  can,
  format,
  t,
  useCommand,
  useGo,
  useParam,
  usePrint,
  useQueryOf,
  type OutputOf,
} from '@poros/web-kit';
import { AllocationList } from './allocation-list.tsx';

type Receipt = OutputOf<'finance.get_receipt'>;

/** Money that came in, and the invoices it went to. */
export function ReceiptDocument() {
  const query = useQueryOf('finance.get_receipt', { receiptId: useParam('receiptId') });
  return <Loaded query={query}>{(receipt) => <ReceiptPage receipt={receipt} />}</Loaded>;
}

function ReceiptPage({ receipt }: { receipt: Receipt }) {
  const go = useGo();
  const print = usePrint('finance.receipt');
  const cancel = useCommand('finance.cancel_receipt', {
    touches: ['finance.invoice', 'finance.journal'],
  });
  const isStanding = receipt.status === 'received';
  const amount = (value: string) => format.amount(value, receipt.currency);

  async function cancelIt() {
    const { id: receiptId, version, number } = receipt;
    const yes = await askTried(
      {
        title: t('finance.cancel_receipt_question', { number }),
        body: t('finance.cancel_receipt_effect'),
        verb: t('finance.cancel_receipt'),
        isDanger: true,
        reason: { label: t('finance.reason'), isRequired: true },
      },
      { command: 'finance.cancel_receipt', input: { receiptId, version, reason: UNWRITTEN } },
    );
    if (yes) await cancel.run({ receiptId, version, reason: yes.reason });
  }

  return (
    <DocumentPage
      back={{ to: '/receipts', word: t('finance.receipts') }}
      number={receipt.number}
      party={receipt.customerName}
      partyTo={`/customers/${receipt.customerId}`}
      problem={cancel.problem}
      reason={
        receipt.cancelReason
          ? { tone: 'danger', cause: t('finance.status.cancelled'), advice: receipt.cancelReason }
          : null
      }
      primary={
        isStanding && money(receipt.unapplied) > 0n && can('finance.receipt.allocate')
          ? {
              word: t('finance.allocate'),
              keys: 'A',
              run: () => go(`/receipts/${receipt.id}/allocate`),
            }
          : null
      }
      secondary={[print.action(receipt.id)]}
      more={
        isStanding && can('finance.receipt.cancel')
          ? [{ word: t('finance.cancel_receipt'), isDanger: true, run: () => void cancelIt() }]
          : []
      }
      fields={[
        { word: t('finance.received_on'), value: format.date(receipt.receivedOn) },
        { word: t('finance.method'), value: t(`finance.method.${receipt.method}`) },
        { word: t('finance.money_account'), value: receipt.accountName },
        { word: t('finance.reference'), value: receipt.reference || '–' },
        receipt.cancelledOn !== null && {
          word: t('finance.cancelled_on'),
          value: format.date(receipt.cancelledOn),
        },
      ]}
      totals={
        <TotalsBar
          totals={[{ word: t('finance.unapplied'), value: amount(receipt.unapplied) }]}
          grand={{ word: t('finance.received_amount'), value: amount(receipt.amount) }}
        />
      }
      record={{ entity: 'finance.receipt', id: receipt.id }}
    >
      <div className="p-4 overflow-auto">
        <AllocationList allocations={receipt.allocations} currency={receipt.currency} />
      </div>
    </DocumentPage>
  );
}
