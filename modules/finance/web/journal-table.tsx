import { DataTable, type Column } from '@poros/ui';
import { t, useGo, type OutputOf } from '@poros/web-kit';

type Line = OutputOf<'finance.get_journal'>['lines'][number];

/** Both sides of a journal; a line opens the ledger of its account. */
export function JournalTable({
  lines,
  currency,
  postedOn,
}: {
  lines: readonly Line[];
  currency: string;
  postedOn: string;
}) {
  const go = useGo();
  const month = postedOn.slice(0, 7);
  return (
    <DataTable
      rows={lines}
      columns={columnsOf(lines, currency)}
      rowKey={(line) => line.id}
      label={t('finance.lines')}
      isAlwaysTable
      onOpen={(line) => go(`/ledger?account=${line.accountId}&from=${month}-01&to=${postedOn}`)}
    />
  );
}

/** Only the columns in which something stands, so that both sides stay in view. */
function columnsOf(lines: readonly Line[], currency: string): readonly Column<Line>[] {
  const side = (id: 'debit' | 'credit', head: string): Column<Line> => ({
    id,
    head,
    kind: 'money',
    width: '136px',
    value: (line) => sideText(line[id]),
    currency: () => currency,
  });
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
    side('debit', t('finance.debit')),
    side('credit', t('finance.credit_side')),
  ];
}

/** A side that holds nothing stays empty, as in a ledger on paper. */
export const sideText = (amount: string): string => (/[1-9]/.test(amount) ? amount : '');
