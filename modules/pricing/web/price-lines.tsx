import { DateField, LineGrid, TextField, type LineColumn } from '@poros/ui';
import { t, useAddress } from '@poros/web-kit';
import { findItems, findUnits } from './pickers.ts';
import type { PriceLine } from './price-line.ts';
import type { PriceGrid } from './use-price-grid.ts';

/** At most so many prices stand in one grid; the rest is found by searching. */
export const PRICES_SHOWN = 200;

/** What of a list's prices is shown, from the address. */
export function usePriceFilter(): { readonly search?: string; readonly on?: string } {
  const { search } = useAddress();
  const { q, on } = search;
  return { ...(q && { search: q }), ...(on && { on }) };
}

interface PriceLinesProps {
  readonly grid: PriceGrid;
  readonly total: number;
  readonly isReadOnly: boolean;
}

/** The editable grid of prices, with what narrows it. Item and unit of a stored price are fixed. */
export function PriceLines({ grid, total, isReadOnly }: PriceLinesProps) {
  const { search, change } = useAddress();
  const isDirty = grid.count > 0;
  return (
    <>
      <div className="flex flex-wrap items-end gap-3 px-4 py-2 border-b border-line flex-none">
        <div className="w-72 max-w-full">
          <TextField
            label={t('pricing.search_prices')}
            isLabelHidden
            isDisabled={isDirty}
            placeholder={t('pricing.search_prices')}
            value={search['q'] ?? ''}
            onChange={(q) => change({ q })}
          />
        </div>
        <div className="w-48">
          <DateField
            label={t('pricing.validity_on')}
            value={search['on'] ?? ''}
            isDisabled={isDirty}
            onChange={(on) => change({ on })}
          />
        </div>
        {total > PRICES_SHOWN && (
          <p className="text-muted pb-2">
            {t('pricing.first_prices_only', { n: PRICES_SHOWN, total })}
          </p>
        )}
      </div>
      <LineGrid<PriceLine>
        store={grid.lines}
        label={t('pricing.prices')}
        isReadOnly={isReadOnly}
        errors={grid.errors}
        columns={columns()}
      />
    </>
  );
}

const isStored = (line: PriceLine): boolean => line.id !== '';

/** Item, unit and quantity, what they cost, and from when to when. */
const columns = (): LineColumn<PriceLine>[] => [
  {
    id: 'itemId',
    head: t('pricing.item'),
    kind: 'item',
    value: (line) => line.itemName,
    code: (line) => line.itemCode,
    isLocked: isStored,
    pick: {
      search: findItems,
      choose: (_, hit) => ({
        itemId: hit.id,
        itemName: hit.name,
        itemCode: hit.code ?? '',
        unitId: '',
        unitCode: typeof hit.detail === 'string' ? hit.detail : '',
      }),
    },
  },
  {
    id: 'unitId',
    head: t('pricing.unit'),
    kind: 'text',
    width: '92px',
    value: (line) => line.unitCode,
    isLocked: isStored,
    pick: { search: findUnits, choose: (_, hit) => ({ unitId: hit.id, unitCode: hit.code ?? '' }) },
  },
  {
    id: 'minQuantity',
    head: t('pricing.min_quantity'),
    kind: 'quantity',
    width: '112px',
    value: (line) => line.minQuantity,
    set: (_, minQuantity) => ({ minQuantity: minQuantity || '0' }),
  },
  {
    id: 'price',
    head: t('pricing.price'),
    kind: 'money',
    isStrong: true,
    value: (line) => line.price,
    set: (_, price) => ({ price }),
  },
  {
    id: 'basePrice',
    head: t('pricing.base_price'),
    kind: 'money',
    value: (line) => line.basePrice,
  },
  {
    id: 'validFrom',
    head: t('pricing.valid_from'),
    kind: 'date',
    value: (line) => line.validFrom,
    set: (_, validFrom) => ({ validFrom }),
  },
  {
    id: 'validTo',
    head: t('pricing.valid_to'),
    kind: 'date',
    value: (line) => line.validTo,
    set: (_, validTo) => ({ validTo }),
  },
];
