import { query, refuse, sql } from '@poros/kernel';
import { Id, object } from '@poros/kernel/shared';
import { Delivery } from '../shared/delivery.ts';
import { deliveryFrom, deliveryRowColumns } from './list-deliveries.ts';

export const getDelivery = query({
  name: 'sales.get_delivery',
  http: 'GET /sales/deliveries/:deliveryId',
  permission: 'sales.delivery.read',
  summary: 'One delivery with its lines.',
  input: object({ deliveryId: Id }),
  output: Delivery,
  refuses: ['sales.delivery_not_found'],

  async run(ctx, { deliveryId }) {
    type Head = Omit<Delivery, 'lines'> & { ownerId: string | null };
    const [[head], lines] = await ctx.readAll<[Head[], Delivery['lines']]>(
      sql`select ${deliveryRowColumns}, o.deliver_to as "deliverTo", d.received_by as "receivedBy", d.note,
          d.warehouse_id as "warehouseId", o.created_by as "ownerId"
        from ${deliveryFrom} where d.tenant_id = ${ctx.tenantId} and d.id = ${deliveryId}`,
      sql`select dl.id, dl.order_line_id as "orderLineId", l.item_id as "itemId", l.item_code as "itemCode",
          l.description, l.unit_code as "unitCode", dl.quantity
        from sales.delivery_line dl
        join sales.sales_order_line l on l.tenant_id = dl.tenant_id and l.id = dl.order_line_id
        where dl.tenant_id = ${ctx.tenantId} and dl.delivery_id = ${deliveryId} order by l.line_no`,
    );
    if (!head) refuse('sales.delivery_not_found');
    const { ownerId, ...delivery } = head;
    ctx.ensureReach({ branchId: head.branchId, ownerId }, 'sales.delivery_not_found');
    return { ...delivery, lines };
  },
});
