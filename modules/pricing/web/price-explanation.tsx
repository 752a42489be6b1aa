import {
  DataTable,
  DateField,
  EmptyState,
  ErrorPanel,
  IconButton,
  QuantityField,
  SearchPicker,
  SkeletonRows,
  Status,
  today,
  type Pick,
} from '@poros/ui';
import { ArrowLeft, Tag } from '@poros/ui/icons';
import { format, t, useGo, useQueryOf, type OutputOf } from '@poros/web-kit';
import { useState } from 'react';
import { findCustomers, findItems, findUnits } from './pickers.ts';

interface Asked {
  readonly item: Pick | null;
  readonly customer: Pick | null;
  readonly unit: Pick | null;
  readonly quantity: string;
  readonly on: string;
}

/** Which price a customer would get, and every price that was looked at on the way. */
export function PriceExplanation() {
  const go = useGo();
  const [asked, setAsked] = useState<Asked>({
    item: null,
    customer: null,
    unit: null,
    quantity: '1',
    on: today(),
  });
  const set = (change: Partial<Asked>) => setAsked((old) => ({ ...old, ...change }));
  const { item, customer, unit, quantity, on } = asked;
  const preview = useQueryOf(
    'pricing.preview_price',
    {
      itemId: item?.id ?? '',
      quantity,
      on,
      ...(customer && { customerId: customer.id }),
      ...(unit && { unitId: unit.id }),
    },
    { when: item !== null && /[1-9]/.test(quantity) && on !== '' },
  );
  const back = t('kit.back_to', { place: t('pricing.price_lists') });
  return (
    <div className="po-page">
      <header className="po-page-head">
        <IconButton
          icon={ArrowLeft}
          word={back}
          onClick={() => go('/price-lists')}
          className="-ms-2"
        />
        <h1 className="po-page-title">{t('pricing.explain')}</h1>
      </header>
      <Question asked={asked} onChange={set} />
      {item === null ? (
        <EmptyState icon={Tag} title={t('pricing.explain')} hint={t('pricing.explain_hint')} />
      ) : preview.problem ? (
        <div className="p-4">
          <ErrorPanel trouble={preview.problem} />
        </div>
      ) : preview.data ? (
        <Explained answer={preview.data} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </div>
  );
}

interface QuestionProps {
  readonly asked: Asked;
  onChange(change: Partial<Asked>): void;
}

function Question({ asked, onChange }: QuestionProps) {
  const { item, customer, unit, quantity, on } = asked;
  return (
    <div className="po-parameters">
      <div className="w-64 max-w-full">
        <SearchPicker
          label={t('pricing.item')}
          isRequired
          value={item}
          search={findItems}
          recent="item"
          onChange={(next) => onChange({ item: next, unit: null })}
        />
      </div>
      <div className="w-64 max-w-full">
        <SearchPicker
          label={t('pricing.customer')}
          value={customer}
          search={findCustomers}
          recent="customer"
          placeholder={t('pricing.any_customer')}
          onChange={(next) => onChange({ customer: next })}
        />
      </div>
      <div className="w-36">
        <SearchPicker
          label={t('pricing.unit')}
          value={unit}
          search={findUnits}
          placeholder={t('pricing.base_unit')}
          onChange={(next) => onChange({ unit: next })}
        />
      </div>
      <QuantityField
        label={t('pricing.quantity')}
        value={quantity}
        onChange={(next) => onChange({ quantity: next })}
      />
      <DateField label={t('pricing.on')} value={on} onChange={(next) => onChange({ on: next })} />
    </div>
  );
}

function Explained({ answer }: { answer: OutputOf<'pricing.preview_price'> }) {
  const { currency, explanation, price, rule, unitCode } = answer;
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3 border-b border-line">
        <span className="text-muted">{t('pricing.answer', { unit: unitCode })}</span>
        <strong className="text-figure figures">{format.money(price, currency)}</strong>
        <Status word={t(`pricing.rule.${rule}`)} tone="accent" />
      </div>
      <DataTable
        label={t('pricing.explain')}
        isAlwaysTable
        rows={explanation}
        rowKey={(row) => `${row.rule}${row.label}${row.price}`}
        columns={[
          {
            id: 'rule',
            head: t('pricing.rule'),
            width: '180px',
            value: (row) => t(`pricing.rule.${row.rule}`),
          },
          {
            id: 'source',
            head: t('pricing.source'),
            width: 'minmax(160px, 1fr)',
            value: (row) => row.label,
          },
          {
            id: 'price',
            head: t('pricing.price'),
            kind: 'money',
            value: (row) => row.price,
            currency: () => currency,
          },
          {
            id: 'why',
            head: t('pricing.why'),
            kind: 'status',
            width: '300px',
            value: (row) => t(`pricing.why.${row.why}`),
            status: (row) => ({
              word: t(`pricing.why.${row.why}`),
              tone: row.used ? 'accent' : 'neutral',
            }),
          },
        ]}
      />
    </>
  );
}
