import { money } from '@poros/kernel/shared/decimal';
import { LineGrid, TotalsBar, useLines } from '@poros/ui';
import {
  DocumentPage,
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
import { AllocationList } from './allocation-list.tsx';
import { neverBlank } from './never-blank.ts';

type Note = OutputOf<'finance.get_credit_note'>;
type Line = Note['lines'][number] & { key: string };

/** What was taken back of an invoice, and which invoices took it. */
export function CreditNoteDocument() {
  const query = useQueryOf('finance.get_credit_note', { creditNoteId: useParam('creditNoteId') });
  return <Loaded query={query}>{(note) => <NotePage note={note} />}</Loaded>;
}

function NotePage({ note }: { note: Note }) {
  const go = useGo();
  const print = usePrint('finance.credit_note');
  const amount = (value: string) => format.amount(value, note.currency);
  return (
    <DocumentPage
      back={{ to: `/invoices/${note.invoiceId}`, word: note.invoiceNumber }}
      number={note.number}
      party={note.customerName}
      partyTo={`/customers/${note.customerId}`}
      primary={
        money(note.unapplied) > 0n && can('finance.receipt.allocate')
          ? {
              word: t('finance.allocate'),
              keys: 'A',
              run: () => go(`/credit-notes/${note.id}/allocate`),
            }
          : null
      }
      secondary={[print.action(note.id)]}
      fields={[
        { word: t('finance.date'), value: format.date(note.issuedOn) },
        { word: t('finance.reason'), value: note.reason },
        { word: t('finance.unapplied'), value: format.money(note.unapplied, note.currency) },
      ]}
      totals={
        <TotalsBar
          totals={[
            { word: t('finance.net'), value: amount(note.net) },
            { word: t('finance.tax_base'), value: amount(note.taxBase) },
            { word: t('finance.tax'), value: amount(note.tax) },
          ]}
          grand={{
            word: t('finance.total_in', { currency: format.currencySymbol(note.currency) }),
            value: amount(note.total),
          }}
        />
      }
      record={{ entity: 'finance.credit_note', id: note.id }}
      sideTabs={[
        {
          id: 'allocations',
          word: t('finance.allocations'),
          count: note.allocations.length,
          body: <AllocationList allocations={note.allocations} currency={note.currency} />,
        },
      ]}
    >
      <NoteLines key={note.version} note={note} />
    </DocumentPage>
  );
}

function NoteLines({ note }: { note: Note }) {
  const lines = useLines<Line>({
    lines: note.lines.map((line) => ({ ...line, key: line.id })),
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
