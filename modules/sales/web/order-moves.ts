import { ask, type Reason } from '@poros/ui';
import { Copy } from '@poros/ui/icons';
import {
  askForAccess,
  can,
  format,
  t,
  useCommand,
  useGo,
  useQueryOf,
  type DocumentAction,
  type OutputOf,
} from '@poros/web-kit';

type Order = OutputOf<'sales.get_order'>;

/** Why a held order is held, with the figures of the customer's credit, and the way out. */
export function useHoldReason(order: Order): Reason | null {
  const credit = useQueryOf(
    'sales.preview_credit',
    { customerId: order.customerId, amount: order.total },
    { when: order.status === 'on_hold' },
  );
  const go = useGo();
  if (order.status !== 'on_hold' || !order.holdReason) return null;
  const amountText = (amount: string) => format.money(amount, order.currency);
  const { data } = credit;
  const figures = !data
    ? ''
    : order.holdReason === 'overdue'
      ? t('sales.hold_overdue', {
          days: data.overdueDays,
          amount: amountText(data.overdueAmount),
          allowed: data.overdueDaysAllowed,
        })
      : t('sales.hold_over', {
          over: amountText(order.holdOver ?? '0'),
          exposure: amountText(data.exposure),
          limit: amountText(data.limit),
        });
  return {
    tone: 'attention',
    cause: t(`sales.hold.${order.holdReason}`),
    code: 'KRD-102',
    advice:
      `${figures} ${t(can('sales.credit.override') ? 'sales.hold_advice_may' : 'sales.hold_advice')}`.trim(),
    actions: can('party.customer.read')
      ? [
          {
            word: t('sales.open_credit'),
            run: () => go(`/customers/${order.customerId}?part=credit`),
          },
        ]
      : [],
  };
}

/** A new order like this one. */
export const duplicate = (orderId: string, go: (to: string) => void): DocumentAction => ({
  word: t('kit.duplicate'),
  icon: Copy,
  run: () => go(`/sales/orders/new?copy=${orderId}`),
});

/** Asks why something is taken back; null when the person stepped back. */
async function askReason(act: string, number: string): Promise<string | null> {
  const yes = await ask({
    title: t(`sales.${act}_question`, { number }),
    body: t(`sales.${act}_effect`),
    verb: t(act === 'cancel' ? 'sales.cancel_order' : `sales.${act}`),
    isDanger: true,
    reason: { label: t('sales.reason'), isRequired: true },
  });
  return yes && yes.reason;
}

/** What can be done with the order where it stands: the next legal step first. */
export function useOrderMoves(order: Order) {
  const go = useGo();
  const { id: orderId, version, number, status } = order;
  const approve = useCommand('sales.approve_order', { touches: ['inventory.stock'] });
  const decline = useCommand('sales.decline_order');
  const cancel = useCommand('sales.cancel_order', { touches: ['inventory.stock'] });
  const invoice = useCommand('sales.invoice_order', {
    touches: ['finance.invoice'],
    onDone: ({ invoiceId }) => go(`/invoices/${invoiceId}`),
  });
  const isWaiting = status === 'pending' || status === 'on_hold';

  const withReason = async (act: string, run: (reason: string) => Promise<unknown>) => {
    const reason = await askReason(act, number);
    if (reason !== null) await run(reason);
  };
  const actions: Record<string, DocumentAction | false> = {
    approve: isWaiting &&
      can('sales.order.approve') && {
        word: t('sales.approve'),
        keys: 'A',
        isBusy: approve.isBusy,
        run: () => void approve.run({ orderId, version }),
      },
    decline: isWaiting &&
      can('sales.order.approve') && {
        word: t('sales.decline'),
        keys: 'R',
        run: () =>
          void withReason('decline', (reason) => decline.run({ orderId, version, reason })),
      },
    access: isWaiting &&
      !can('sales.order.approve') && {
        word: t('sales.ask_to_approve'),
        run: () => void askForAccess('sales.order.approve'),
      },
    deliver: (status === 'approved' || status === 'partly_delivered') &&
      can('sales.delivery.create') && {
        word: t('sales.deliver'),
        keys: 'D',
        run: () => go(`/sales/orders/${orderId}/deliver`),
      },
    invoice: (status === 'partly_delivered' || status === 'delivered') &&
      can('sales.order.invoice') && {
        word: t('sales.make_invoice'),
        keys: 'I',
        isBusy: invoice.isBusy,
        run: () => void invoice.run({ orderId }),
      },
    cancel: (isWaiting || status === 'approved') &&
      can('sales.order.cancel') && {
        word: t('sales.cancel_order'),
        isDanger: true,
        run: () => void withReason('cancel', (reason) => cancel.run({ orderId, version, reason })),
      },
  };
  const inOrder = ['approve', 'deliver', 'invoice'].map((name) => actions[name]).filter(isAction);
  return {
    primary: inOrder[0] ?? null,
    secondary: [...inOrder.slice(1), actions['decline']].filter(isAction),
    more: [
      can('sales.order.create') && duplicate(orderId, go),
      actions['access'],
      actions['cancel'],
    ].filter(isAction),
    problem: approve.problem ?? decline.problem ?? cancel.problem ?? invoice.problem,
  };
}

const isAction = (one: DocumentAction | false | undefined): one is DocumentAction => Boolean(one);
