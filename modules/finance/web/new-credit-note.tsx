import {
  money,
  moneyText,
  prorate,
  quantity,
  quantityText,
  subtractQuantity,
  sumMoney,
} from '@poros/kernel/shared/decimal';
import {
  DateField,
  LineGrid,
  TextField,
  TotalsBar,
  today,
  useLineRows,
  useLines,
  type LineStore,
} from '@poros/ui';
import {
  DocumentPage,
  Loaded,
  askTried,
  format,
  lineMessages,
  newId,
  t,
  useCommand,
  useForm,
  useGo,
  useParam,
  useQueryOf,
  type OutputOf,
} from '@poros/web-kit';
import { useState } from 'react';
import { HeadFields } from './head-fields.tsx';
import { neverBlank } from './never-blank.ts';

type Invoice = OutputOf<'finance.get_invoice'>;
type Line = Invoice['lines'][number] & { key: string; left: string; taken: string };

export function NewCreditNote() {
  const query = useQueryOf('finance.get_invoice', { invoiceId: useParam('invoiceId') });
  return <Loaded query={query}>{(invoice) => <NoteEditor invoice={invoice} />}</Loaded>;
}

/** Which quantities of an invoice come back; everything that is left, unless written otherwise. */
function NoteEditor({ invoice }: { invoice: Invoice }) {
  const go = useGo();
  const [id] = useState(newId);
  const form = useForm({ issuedOn: today(), reason: '' });
  const lines = useLines<Line>({
    lines: invoice.lines.map(lineOf),
    blank: neverBlank,
    isBlank: () => false,
  });
  const issue = useCommand('finance.create_credit_note', {
    touches: ['finance.invoice', 'finance.journal'],
  });

  async function save() {
    const taken = lines.rows().filter((line) => line.taken !== '' && quantity(line.taken) > 0n);
    const input = {
      id,
      invoiceId: invoice.id,
      ...form.values,
      lines: taken.map((line) => ({ invoiceLineId: line.id, quantity: line.taken })),
    };
    const yes = await askTried(
      {
        title: t('finance.credit_question', { number: invoice.number }),
        body: t('finance.credit_effect'),
        verb: t('finance.credit_now'),
      },
      { command: 'finance.create_credit_note', input },
    );
    const note = yes && (await issue.run(input));
    if (note) go(`/credit-notes/${note.id}`);
  }

  return (
    <DocumentPage
      back={{ to: `/invoices/${invoice.id}`, word: invoice.number }}
      number={t('finance.credit_title', { number: invoice.number })}
      party={invoice.customerName}
      problem={issue.problem}
      primary={{
        word: t('finance.credit_now'),
        keys: 'Ctrl+Enter',
        run: () => void save(),
        isBusy: issue.isBusy,
        reason: form.values.reason.length < 3 ? t('finance.reason_first') : undefined,
      }}
      totals={<NoteTotals lines={lines} invoice={invoice} />}
    >
      <HeadFields columns={2}>
        <DateField label={t('finance.date')} isRequired {...form.field('issuedOn')} />
        <TextField label={t('finance.reason')} isRequired autoFocus {...form.field('reason')} />
      </HeadFields>
      <LineGrid
        store={lines}
        isFixed
        label={t('finance.lines')}
        errors={lineMessages(issue.problem)}
        columns={[
          { id: 'item', head: t('finance.item'), kind: 'item', value: (line) => line.description },
          {
            id: 'quantity',
            head: t('finance.quantity'),
            kind: 'quantity',
            value: (line) => line.quantity,
          },
          { id: 'left', head: t('finance.left'), kind: 'quantity', value: (line) => line.left },
          {
            id: 'unit',
            head: t('finance.unit'),
            kind: 'text',
            width: '72px',
            value: (line) => line.unitCode,
          },
          { id: 'price', head: t('finance.price'), kind: 'money', value: (line) => line.unitPrice },
          {
            id: 'taken',
            head: t('finance.credit_quantity'),
            kind: 'quantity',
            width: '132px',
            isStrong: true,
            value: (line) => line.taken,
            set: (_line, taken) => ({ taken }),
          },
        ]}
      />
    </DocumentPage>
  );
}

function lineOf(line: Invoice['lines'][number]): Line {
  const left = quantityText(
    subtractQuantity(quantity(line.quantity), quantity(line.quantityCredited)),
  );
  return { ...line, key: line.id, left, taken: left };
}

/**
 * What the chosen quantities are worth before tax; the server reckons the tax of the invoice's day.
 */
function NoteTotals({ lines, invoice }: { lines: LineStore<Line>; invoice: Invoice }) {
  const taken = useLineRows(lines).filter((line) => line.taken !== '');
  const net = sumMoney(
    taken.map((line) => prorate(money(line.net), quantity(line.taken), quantity(line.quantity))),
  );
  return (
    <TotalsBar
      totals={[
        {
          word: t('finance.open_amount'),
          value: format.amount(invoice.openAmount, invoice.currency),
        },
      ]}
      grand={{ word: t('finance.net'), value: format.amount(moneyText(net), invoice.currency) }}
    />
  );
}
