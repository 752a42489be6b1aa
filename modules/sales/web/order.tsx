import { Loaded, can, useParam, useQueryOf, type OutputOf } from '@poros/web-kit';
import { useCallback, useState } from 'react';
import { DraftOrder } from './draft-order.tsx';
import { PlacedOrder } from './placed-order.tsx';

type Order = OutputOf<'sales.get_order'>;

/** An order: a draft is written on, everything later is looked at and moved on. */
export function OrderDocument() {
  const query = useQueryOf('sales.get_order', { orderId: useParam('orderId') });
  return <Loaded query={query}>{(order) => <OrderView order={order} />}</Loaded>;
}

/**
 * A draft stays on the desk as it was opened, whatever happens to the stored one, until the person
 * takes the newest: nothing that was typed disappears by itself.
 */
function OrderView({ order }: { order: Order }) {
  const [draft, setDraft] = useState<Order | null>(null);
  const take = useCallback((newest: Order) => setDraft(isForWriting(newest) ? newest : null), []);
  if (!draft && isForWriting(order)) setDraft(order);
  if (!draft) return <PlacedOrder order={order} />;
  return (
    <DraftOrder key={`${draft.id}/${draft.version}`} order={draft} newest={order} onTake={take} />
  );
}

const isForWriting = (order: Order) => order.status === 'draft' && can('sales.order.change');
