import { Drafted, Loaded, can, useParam, useQueryOf, type OutputOf } from '@poros/web-kit';
import { useCallback, useState } from 'react';
import { DraftOrder } from './draft-order.tsx';
import type { OrderTyped } from './order-draft.ts';
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
  const [desk, setDesk] = useState<{ readonly draft: Order | null; readonly nth: number }>({
    draft: null,
    nth: 0,
  });
  const take = useCallback(
    (newest: Order) =>
      setDesk(({ nth }) => ({ draft: isForWriting(newest) ? newest : null, nth: nth + 1 })),
    [],
  );
  const { draft, nth } = desk;
  if (!draft && isForWriting(order)) setDesk({ draft: order, nth });
  if (!draft) return <PlacedOrder order={order} />;
  return (
    <Drafted<OrderTyped> key={draft.id} kind="sales.order_change" recordId={draft.id}>
      {(begun) => (
        <DraftOrder
          key={nth}
          order={draft}
          newest={order}
          onTake={take}
          begun={nth === 0 ? begun : { ...begun, kept: null }}
        />
      )}
    </Drafted>
  );
}

const isForWriting = (order: Order) => order.status === 'draft' && can('sales.order.change');
