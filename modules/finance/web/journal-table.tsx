import { DataTable, PHONE, useMedia, type Column } from '@poros/ui';
import { format, t, useGo, type OutputOf } from '@poros/web-kit';

type Journal = OutputOf<'finance.get_journal'>;
type Line = Journal['lines'][number];

/** Both sides of a journal, debits first; a line opens the ledger of its account. */
export function JournalTable({ journal }: { journal: Journal }) {
  const go = useGo();
  const isPhone = useMedia(PHONE);
  const { currency, postedOn, total } = journal;
  const lines = [
    ...journal.lines.filter(({ debit }) => sideText(debit)),
    ...journal.lines.filter(({ debit }) => !sideText(debit)),
  ];
  const sum = format.amount(total, currency);
  return (
    <DataTable
      rows={lines}
      columns={isPhone ? narrowColumns(currency) : columnsOf(lines, currency)}
      rowKey={(line) => line.id}
      label={t('finance.lines')}
      isAlwaysTable
      foot={{ word: t('finance.total'), sums: { debit: sum, credit: sum } }}
      onOpen={(line) =>
        go(`/ledger?account=${line.accountId}&from=${postedOn.slice(0, 7)}-01&to=${postedOn}`)
      }
    />
  );
}

const side = (
  id: 'debit' | 'credit',
  head: string,
  currency: string,
  width = '136px',
): Column<Line> => ({
  id,
  head,
  kind: 'money',
  width,
  value: (line) => sideText(line[id]),
  currency: () => currency,
});

/** On a phone the account and both sides, nothing else. */
const narrowColumns = (currency: string): readonly Column<Line>[] => [
  {
    id: 'account',
    head: t('finance.account'),
    width: 'minmax(0, 1fr)',
    value: (line) => `${line.accountCode} ${line.accountName}`,
  },
  side('debit', t('finance.debit'), currency, '98px'),
  side('credit', t('finance.credit_side'), currency, '98px'),
];

/** Only the columns in which something stands, so that both sides stay in view. */
function columnsOf(lines: readonly Line[], currency: string): readonly Column<Line>[] {
  const muted = (
    id: string,
    width: string,
    value: (line: Line) => string | null,
  ): Column<Line>[] =>
    lines.some(value) ? [{ id, head: t(`finance.${id}`), kind: 'muted', width, value }] : [];
  return [
    {
      id: 'code',
      head: t('finance.code'),
      kind: 'code',
      width: '76px',
      value: (line) => line.accountCode,
    },
    {
      id: 'account',
      head: t('finance.account'),
      width: 'minmax(180px, 1fr)',
      value: (line) => line.accountName,
    },
    ...muted('party', '170px', (line) => line.partyName),
    ...muted('description', '180px', (line) => line.description),
    ...muted('branch', '84px', (line) => line.branchCode),
    ...muted('department', '100px', (line) => line.departmentCode),
    ...muted('project', '92px', (line) => line.projectCode),
    side('debit', t('finance.debit'), currency),
    side('credit', t('finance.credit_side'), currency),
  ];
}

/** A side that holds nothing stays empty, as in a ledger on paper. */
export const sideText = (amount: string): string => (/[1-9]/.test(amount) ? amount : '');
