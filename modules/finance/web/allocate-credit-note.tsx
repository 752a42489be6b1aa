import { Loaded, useCommand, useGo, useParam, useQueryOf, type OutputOf } from '@poros/web-kit';
import { AllocatePage } from './allocate-page.tsx';

export function AllocateCreditNote() {
  const query = useQueryOf('finance.get_credit_note', { creditNoteId: useParam('creditNoteId') });
  return <Loaded query={query}>{(note) => <OfNote note={note} />}</Loaded>;
}

function OfNote({ note }: { note: OutputOf<'finance.get_credit_note'> }) {
  const go = useGo();
  const { id: creditNoteId, version, currency, customerId } = note;
  const items = useQueryOf('finance.list_open_items', { customerId, currency });
  const command = useCommand('finance.allocate_credit_note', {
    touches: ['finance.invoice', 'finance.journal'],
  });
  return (
    <Loaded query={items}>
      {(data) => (
        <AllocatePage
          number={note.number}
          party={note.customerName}
          back={`/credit-notes/${creditNoteId}`}
          unapplied={note.unapplied}
          currency={currency}
          items={data}
          problem={command.problem}
          isBusy={command.isBusy}
          allocate={(allocations) =>
            void command
              .run({ creditNoteId, version, allocations })
              .then((done) => done && go(`/credit-notes/${creditNoteId}`))
          }
        />
      )}
    </Loaded>
  );
}
