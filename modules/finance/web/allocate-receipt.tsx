import { Loaded, useCommand, useGo, useParam, useQueryOf, type OutputOf } from '@poros/web-kit';
import { AllocatePage } from './allocate-page.tsx';

export function AllocateReceipt() {
  const query = useQueryOf('finance.get_receipt', { receiptId: useParam('receiptId') });
  return <Loaded query={query}>{(receipt) => <OfReceipt receipt={receipt} />}</Loaded>;
}

function OfReceipt({ receipt }: { receipt: OutputOf<'finance.get_receipt'> }) {
  const go = useGo();
  const { id: receiptId, version, currency, customerId } = receipt;
  const items = useQueryOf('finance.list_open_items', { customerId, currency });
  const command = useCommand('finance.allocate_receipt', {
    touches: ['finance.invoice', 'finance.journal'],
  });
  return (
    <Loaded query={items}>
      {(data) => (
        <AllocatePage
          number={receipt.number}
          party={receipt.customerName}
          back={`/receipts/${receiptId}`}
          unapplied={receipt.unapplied}
          currency={currency}
          items={data}
          problem={command.problem}
          isBusy={command.isBusy}
          allocate={(allocations) =>
            void command
              .run({ receiptId, version, allocations })
              .then((done) => done && go(`/receipts/${receiptId}`))
          }
        />
      )}
    </Loaded>
  );
}
