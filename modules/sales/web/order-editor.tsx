import { useEffect, useMemo } from 'react';
import { DateField, LineGrid, SearchPicker, TextField, type LineColumn } from '@poros/ui';
import { can, lineMessages, t, useWords } from '@poros/web-kit';
import { findPrices, type DraftLine } from './draft-lines.ts';
import type { OrderDraft } from './order-draft.ts';
import { findCustomers, findItems } from './pickers.ts';

/**
 * Head and lines of an order that is being written. Prices come from the rules as soon as the
 * customer is known.
 */
export function OrderEditor({ draft, isNew = false }: { draft: OrderDraft; isNew?: boolean }) {
  const { form, lines } = draft;
  const customerId = form.values.customer?.id;
  const { language } = useWords();
  const maySetPrice = can('sales.order.set_price');
  // The same columns as long as they say the same: a line is drawn again only when it changes.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- heads follow the language
  const columns = useMemo(() => lineColumns(maySetPrice), [maySetPrice, language]);
  useEffect(() => {
    if (!customerId) return undefined;
    void findPrices(lines, customerId);
    return lines.onAny(() => void findPrices(lines, customerId));
  }, [lines, customerId]);

  return (
    <>
      <div className="grid grid-cols-1 sm:grid-cols-2 lg:grid-cols-5 gap-3 px-4 py-3 border-b border-line">
        <SearchPicker
          label={t('sales.customer')}
          isRequired
          search={findCustomers}
          recent="customer"
          autoFocus={isNew}
          {...form.field('customer')}
        />
        <DateField label={t('sales.date')} isRequired {...form.field('orderedOn')} />
        <DateField label={t('sales.deadline')} {...form.field('deadlineOn')} />
        <TextField label={t('sales.customer_reference')} {...form.field('customerReference')} />
        <TextField label={t('sales.deliver_to')} {...form.field('deliverTo')} />
      </div>
      <LineGrid
        store={lines}
        label={t('sales.lines')}
        errors={lineMessages(draft.problem)}
        columns={columns}
      />
    </>
  );
}

const lineColumns = (maySetPrice: boolean): LineColumn<DraftLine>[] => [
  {
    id: 'itemId',
    head: t('sales.item'),
    kind: 'item',
    value: (line) => line.name,
    code: (line) => line.code,
    pick: {
      search: findItems,
      choose: (line, hit) => ({
        itemId: hit.id,
        name: hit.name,
        code: hit.code ?? '',
        quantity: line.quantity || '1',
        isManual: false,
        price: '',
      }),
    },
  },
  {
    id: 'quantity',
    head: t('sales.quantity'),
    kind: 'quantity',
    value: (line) => line.quantity,
    set: (_line, quantity) => ({ quantity }),
  },
  {
    id: 'unit',
    head: t('sales.unit'),
    kind: 'text',
    width: '72px',
    value: (line) => line.unitCode,
  },
  {
    id: 'price',
    head: t('sales.price'),
    kind: 'money',
    value: (line) => line.price,
    ...(maySetPrice && {
      set: (_line: DraftLine, price: string) => ({ price, isManual: price !== '' }),
    }),
  },
  {
    id: 'discountPercent',
    head: t('sales.discount_percent'),
    kind: 'percent',
    value: (line) => line.discountPercent,
    set: (_line, discountPercent) => ({ discountPercent }),
  },
  {
    id: 'amount',
    head: t('sales.amount'),
    kind: 'money',
    value: (line) => line.amount,
    isStrong: true,
  },
];
