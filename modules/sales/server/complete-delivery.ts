import { command, refuse, stopClock } from '@poros/kernel';
import { CompleteDelivery, DeliveryState } from '../shared/delivery.ts';
import { lockDelivery, moveDelivery } from './delivery.sql.ts';

export const completeDelivery = command({
  name: 'sales.complete_delivery',
  http: 'POST /sales/deliveries/:deliveryId/completion',
  permission: 'sales.delivery.complete',
  summary: 'The goods have arrived: who took them, and on which day.',
  input: CompleteDelivery,
  output: DeliveryState,
  offline: true,
  refuses: ['sales.delivery_not_found', 'sales.delivery_not_shipped'],

  async run(ctx, { deliveryId, version, actualOn = ctx.today, receivedBy = '' }) {
    const { delivery } = await lockDelivery(ctx, deliveryId);
    if (delivery.status !== 'shipped')
      refuse('sales.delivery_not_shipped', { number: delivery.number });

    const state = moveDelivery(ctx, { ...delivery, version }, 'delivered', {
      actual_on: actualOn,
      received_by: receivedBy,
    });
    stopClock(ctx, deliveryId, 'delivery');

    await ctx.emit('sales.delivery_completed', deliveryId, {
      deliveryId,
      number: delivery.number,
      orderId: delivery.order_id,
      actualOn,
    });
    return state;
  },
});
