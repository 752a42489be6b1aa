import type { StatusLook } from '@poros/ui';
import { TriangleAlert } from '@poros/ui/icons';
import { t } from '@poros/web-kit';
import type { StockStatus } from '../shared/availability.ts';
import type { DocumentKind } from '../shared/document-kinds.ts';

const STOCK = { ok: 'done', low: 'attention', oversold: 'danger' } as const;

/** How the state of a stock row looks. */
export const stockLook = (status: StockStatus): StatusLook => ({
  word: t(`inventory.status.${status}`),
  tone: STOCK[status],
  ...(status === 'oversold' && { icon: TriangleAlert }),
});

const KINDS = {
  receipt: 'accent',
  issue: 'info',
  transfer: 'plain',
  adjustment: 'attention',
  count: 'neutral',
} as const;

/** How a kind of stock document looks. */
export const kindLook = (kind: DocumentKind): StatusLook => ({
  word: t(`inventory.kind.${kind}`),
  tone: KINDS[kind],
});

/** The address of an item's stock card in a warehouse; the words are shown by its filters. */
export function cardOf(place: {
  itemId: string;
  itemCode: string;
  warehouseId: string;
  warehouseCode: string;
}): string {
  const search = new URLSearchParams({
    itemId: place.itemId,
    'itemId~': place.itemCode,
    warehouseId: place.warehouseId,
    'warehouseId~': place.warehouseCode,
  });
  return `/stock/moves?${search}`;
}
