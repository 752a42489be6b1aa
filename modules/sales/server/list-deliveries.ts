import { found, page, query, raw, sql } from '@poros/kernel';
import { DeliveryPage, ListDeliveries, type DeliveryRow } from '../shared/delivery.ts';
import { DELIVERY_STATUSES } from '../shared/order-status.ts';

export const deliveryRowColumns = sql`d.id, d.number, d.order_id as "orderId", o.number as "orderNumber",
  o.customer_id as "customerId", c.name as "customerName", d.branch_id as "branchId", d.status,
  d.planned_on as "plannedOn", d.shipped_on as "shippedOn", d.eta_on as "etaOn", d.actual_on as "actualOn",
  d.driver_name as "driverName", d.vehicle_plate as "vehiclePlate", d.version`;

export const deliveryFrom = sql`sales.delivery d
  join sales.sales_order o on o.tenant_id = d.tenant_id and o.id = d.order_id
  join party.v_customer c on c.tenant_id = o.tenant_id and c.id = o.customer_id`;

/** What the customer was told: the order's deadline, else the day the driver named. */
const promisedOn = sql`coalesce(o.deadline_on, d.eta_on, d.planned_on)`;

export const listDeliveries = query({
  name: 'sales.list_deliveries',
  http: 'GET /sales/deliveries',
  permission: 'sales.delivery.read',
  summary: 'Deliveries within reach, newest first.',
  input: ListDeliveries,
  output: DeliveryPage,

  run: (ctx, input) =>
    page<DeliveryRow>(ctx, input, {
      select: deliveryRowColumns,
      from: deliveryFrom,
      where: [
        sql`d.tenant_id = ${ctx.tenantId}`,
        ctx.within({ branch: sql`d.branch_id`, owner: sql`o.created_by` }),
        input.statuses ? sql`d.status = any(${input.statuses.split(',')}::text[])` : undefined,
        input.orderId ? sql`d.order_id = ${input.orderId}` : undefined,
        input.branchId ? sql`d.branch_id = ${input.branchId}` : undefined,
        input.isLate
          ? sql`d.status in ('pending', 'shipped') and ${promisedOn} < ${ctx.today}`
          : undefined,
        input.arrival
          ? sql`d.actual_on is not null and (d.actual_on <= ${promisedOn}) = ${input.arrival === 'on_time'}`
          : undefined,
        input.arrivedFrom ? sql`d.actual_on >= ${input.arrivedFrom}` : undefined,
        input.arrivedTo ? sql`d.actual_on <= ${input.arrivedTo}` : undefined,
        input.search?.trim()
          ? sql`(${found(input.search, sql`d.id`, raw('sales.search_delivery'))}
        or ${found(input.search, sql`d.order_id`, raw('sales.search_sales_order'))}
        or ${found(input.search, sql`o.customer_id`, raw('party.search_customer'))})`
          : undefined,
      ],
      id: sql`d.id`,
      columns: {
        plannedOn: { by: sql`d.planned_on`, type: 'date' },
        shippedOn: { by: sql`d.shipped_on`, type: 'date', empty: 'last' },
        number: { by: sql`d.number`, type: 'text' },
        orderNumber: { by: sql`o.number`, type: 'text' },
        customerName: { by: sql`c.name`, type: 'text' },
        driverName: { by: sql`d.driver_name`, type: 'text' },
        vehiclePlate: { by: sql`d.vehicle_plate`, type: 'text' },
        status: { by: sql`d.status`, type: 'word', words: DELIVERY_STATUSES },
      },
      defaultSort: '-plannedOn',
    }),
});
