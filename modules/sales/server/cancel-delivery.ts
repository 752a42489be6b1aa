import { command, refuse } from '@poros/kernel';
import { CancelDelivery, DeliveryState } from '../shared/delivery.ts';
import { lockDelivery, moveDelivery } from './delivery.sql.ts';

export const cancelDelivery = command({
  name: 'sales.cancel_delivery',
  http: 'POST /sales/deliveries/:deliveryId/cancellation',
  permission: 'sales.delivery.create',
  summary: 'Drop a planned delivery before the goods leave.',
  input: CancelDelivery,
  output: DeliveryState,
  refuses: ['sales.delivery_not_found', 'sales.delivery_not_pending'],

  async run(ctx, { deliveryId, version }) {
    const { delivery } = await lockDelivery(ctx, deliveryId);
    if (delivery.status !== 'pending')
      refuse('sales.delivery_not_pending', { number: delivery.number });

    return moveDelivery(ctx, { ...delivery, version }, 'cancelled');
  },
});
