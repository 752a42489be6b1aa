import {
  call,
  DocumentPage,
  Drafted,
  t,
  useAutosave,
  useGo,
  useSession,
  type Draft,
} from '@poros/web-kit';
import { useEffect } from 'react';
import { draftActions } from './draft-actions.ts';
import { DraftTotals } from './draft-totals.tsx';
import { copyOfOrder, useOrderDraft, type OrderTyped } from './order-draft.ts';
import { OrderEditor } from './order-editor.tsx';
import { orderSteps } from './order-look.ts';

/** A new order: written, then stored or submitted in one go. It keeps itself meanwhile. */
export function NewOrder() {
  return (
    <Drafted<OrderTyped>
      kind="sales.order"
      copyOf={async (orderId) => copyOfOrder(await call('sales.get_order', { orderId }))}
    >
      {(draft) => <OrderBegun begun={draft} />}
    </Drafted>
  );
}

function OrderBegun({ begun }: { begun: Draft<OrderTyped> }) {
  const go = useGo();
  const { tenant } = useSession();
  const draft = useOrderDraft({ draft: begun });
  const kept = useAutosave<OrderTyped>(begun, {
    title: draft.form.values.customer?.name ?? '',
    read: () => ({ head: draft.form.values, lines: draft.lines.filled() }),
    isBlank: ({ head, lines }) => !head.customer && lines.length === 0,
  });
  const isStored = draft.version > 0;
  const { discard } = kept;
  useEffect(() => {
    if (isStored) discard();
    // Once it is stored, the order itself is where writing goes on.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- discard is a new function each time
  }, [isStored]);
  const open = (isDone: boolean) => isDone && go(`/sales/orders/${draft.id}`, { isSilent: true });
  const acts = draftActions(draft, {
    save: async () => open(await draft.save()),
    submit: async () => open(await draft.submit()),
  });

  return (
    <DocumentPage
      back={{ to: '/sales/orders', word: t('sales.orders') }}
      number={draft.number || t('sales.new_order')}
      party={draft.form.values.customer?.name}
      steps={orderSteps('draft')}
      problem={draft.problem}
      reason={kept.others}
      {...acts}
      note={kept.note ?? acts.note}
      totals={<DraftTotals draft={draft} currency={tenant.currency} />}
    >
      <OrderEditor draft={draft} isNew />
    </DocumentPage>
  );
}
