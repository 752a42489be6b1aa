import { ask, type Reason } from '@poros/ui';
import {
  DocumentPage,
  RecordNews,
  t,
  useAutosave,
  useCommand,
  useGo,
  usePrint,
  type Draft,
  type OutputOf,
} from '@poros/web-kit';
import { useEffect } from 'react';
import { draftActions } from './draft-actions.ts';
import { DraftTotals } from './draft-totals.tsx';
import { OrderEditor } from './order-editor.tsx';
import { useOrderDraft, type OrderDraft, type OrderTyped } from './order-draft.ts';
import { orderSteps } from './order-look.ts';
import { duplicate } from './order-moves.ts';

type Order = OutputOf<'sales.get_order'>;

export interface DraftOrderProps {
  /** The order as it was when writing on it began. */
  readonly order: Order;
  /** The order as it is stored now. */
  readonly newest: Order;
  /** Puts the newest one on the desk in place of what is written here. */
  onTake(newest: Order): void;
  /** What was typed on it before and not saved. */
  readonly begun: Draft<OrderTyped>;
}

/**
 * A stored draft, open for writing until it is submitted. When somebody else changes it meanwhile,
 * what was typed here stays and the person is told.
 */
export function DraftOrder({ order, newest, onTake, begun }: DraftOrderProps) {
  const draft = useOrderDraft({ order, draft: begun });
  const saved = useKeptWhileTyping(begun, draft);
  const take = () => {
    saved.settle();
    onTake(newest);
  };
  const cancel = useCancel(draft.id, order.number);
  const isOld = newest.version > draft.version;
  const { isDirty } = draft;
  const go = useGo();
  const print = usePrint('sales.quotation');
  const acts = draftActions(draft, draft);
  useEffect(() => {
    if (isOld && !isDirty) onTake(newest);
  }, [isOld, isDirty, newest, onTake]);

  return (
    <DocumentPage
      back={{ to: '/sales/orders', word: t('sales.orders') }}
      number={order.number}
      party={order.customerName}
      steps={orderSteps('draft')}
      reason={
        isOld && isDirty
          ? changedElsewhere(order.id, take)
          : begun.kept && isDirty
            ? resumed(take)
            : null
      }
      problem={draft.problem ?? cancel.problem}
      {...acts}
      note={saved.note ?? acts.note}
      more={[
        print.action(order.id),
        duplicate(order.id, go),
        {
          word: t('sales.cancel_order'),
          isDanger: true,
          run: () => void cancel.ask(draft.version),
        },
      ]}
      totals={<DraftTotals draft={draft} currency={order.currency} />}
      record={{ entity: 'sales.order', id: order.id }}
    >
      <OrderEditor draft={draft} />
    </DocumentPage>
  );
}

/** What is typed is kept as on a new order, until it is saved or is again what is stored. */
function useKeptWhileTyping(begun: Draft<OrderTyped>, draft: OrderDraft) {
  const { version, isDirty } = draft;
  const saved = useAutosave<OrderTyped>(begun, {
    title: [draft.number, draft.form.values.customer?.name].filter(Boolean).join(' · '),
    read: () => ({ head: draft.form.values, lines: draft.lines.filled(), version }),
    isBlank: () => !draft.isDirty,
  });
  const { settle } = saved;
  useEffect(() => {
    if (!isDirty) settle();
    // Saving makes it clean and gives it another version.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- settle is a new function each time
  }, [version, isDirty]);
  return saved;
}

/** The person is told that what stands here was never saved, and may go back to what was. */
const resumed = (take: () => void): Reason => ({
  tone: 'info',
  cause: t('sales.draft_resumed'),
  advice: t('sales.draft_resumed_advice'),
  actions: [{ word: t('sales.draft_drop_typed'), run: take }],
});

function changedElsewhere(id: string, take: () => void): Reason {
  return {
    tone: 'attention',
    cause: t('sales.draft_changed'),
    advice: (
      <>
        <RecordNews record={{ entity: 'sales.order', id }} />
        {t('sales.draft_changed_advice')}
      </>
    ),
    actions: [{ word: t('sales.draft_take'), run: take }],
  };
}

function useCancel(orderId: string, number: string) {
  const go = useGo();
  const cancel = useCommand('sales.cancel_order', { onDone: () => go('/sales/orders') });
  return {
    problem: cancel.problem,
    async ask(version: number) {
      const yes = await ask({
        title: t('sales.cancel_question', { number }),
        verb: t('sales.cancel_order'),
        isDanger: true,
        reason: { label: t('sales.reason'), isRequired: true },
      });
      if (yes) await cancel.run({ orderId, version, reason: yes.reason });
    },
  };
}
