import { ListPage, t, type RowOf } from '@poros/web-kit';

import { localName } from './local-name.ts';

type Row = RowOf<'finance.list_tax_rules'>;

/** Tax rules with the days they hold. */
export function TaxList() {
  return (
    <ListPage
      op="finance.list_tax_rules"
      title={t('finance.taxes')}
      empty={{ title: t('finance.no_tax_rules'), hint: t('finance.no_tax_rules_hint') }}
      defaultSort="code"
      views={[
        { id: 'now', word: t('finance.in_force'), input: { isInForce: true } },
        { id: 'all', word: t('kit.all'), input: {} },
      ]}
      columns={[
        {
          id: 'code',
          head: t('finance.code'),
          kind: 'code',
          value: (row: Row) => row.code,
          sort: 'code',
        },
        { id: 'name', head: t('finance.name'), width: 'minmax(200px, 1fr)', value: localName },
        {
          id: 'rate',
          head: t('finance.rate'),
          kind: 'percent',
          value: (row) => String(row.rateBp / 100),
        },
        {
          id: 'base',
          head: t('finance.base'),
          kind: 'muted',
          width: '96px',
          value: (row) =>
            row.baseDenominator === 1 ? '' : `${row.baseNumerator}/${row.baseDenominator}`,
        },
        {
          id: 'isIncluded',
          head: t('finance.is_included'),
          kind: 'yesNo',
          width: '130px',
          value: (row) => row.isIncluded,
        },
        {
          id: 'validFrom',
          head: t('finance.valid_from'),
          kind: 'date',
          value: (row) => row.validFrom,
          sort: 'validFrom',
        },
        { id: 'validTo', head: t('finance.valid_to'), kind: 'date', value: (row) => row.validTo },
        {
          id: 'basis',
          head: t('finance.basis'),
          kind: 'muted',
          width: '220px',
          value: (row) => row.basis,
        },
      ]}
    />
  );
}
