import type { Column } from '@poros/ui';
import { format, t } from '@poros/web-kit';
import type { StatementRow } from './statement-rows.ts';
import { TreeName } from './tree-name.tsx';

/** What an account holds is plain; what a heading comes to is bold. */
function Amount({ row, index, currency }: { row: StatementRow; index: number; currency: string }) {
  const text = format.amount(row.amounts[index], currency);
  return <span className={row.isHeading ? 'font-semibold' : 'font-normal'}>{text}</span>;
}

/** Code, name under its headings, and one column of amounts for each head. */
export function statementColumns(
  heads: readonly string[],
  currency: string,
): readonly Column<StatementRow>[] {
  return [
    { id: 'code', head: t('finance.code'), kind: 'code', width: '92px', value: (row) => row.code },
    {
      id: 'name',
      head: t('finance.name'),
      width: 'minmax(260px, 1fr)',
      value: (row) => row.name,
      cell: (row) => <TreeName depth={row.depth} isHeading={row.isHeading} name={row.name} />,
    },
    ...heads.map((head, index): Column<StatementRow> => ({
      id: `amount${index}`,
      head,
      kind: 'money',
      width: '172px',
      value: (row) => row.amounts[index],
      cell: (row) => <Amount row={row} index={index} currency={currency} />,
      currency: () => currency,
      // A phone shows the one, the two that are compared, or the sum at the end.
      isKey: heads.length <= 2 || index === heads.length - 1,
    })),
  ];
}
