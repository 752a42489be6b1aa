import { afterCommit, inTransaction, type Module } from '@poros/kernel';
import { PriceText, Type } from '@poros/kernel/shared';
import { approveOrder } from './server/approve-order.ts';
import { cancelDelivery } from './server/cancel-delivery.ts';
import { cancelOrder } from './server/cancel-order.ts';
import { changeOrder } from './server/change-order.ts';
import { completeDelivery } from './server/complete-delivery.ts';
import { createDelivery } from './server/create-delivery.ts';
import { createOrder } from './server/create-order.ts';
import { declineOrder } from './server/decline-order.ts';
import { getDelivery } from './server/get-delivery.ts';
import { getOrder } from './server/get-order.ts';
import { importOrders } from './server/import-orders.ts';
import { invoiceOrder } from './server/invoice-order.ts';
import { listDeliveries } from './server/list-deliveries.ts';
import { listOrders } from './server/list-orders.ts';
import { onInvoicePaid } from './server/on-invoice-paid.ts';
import { actOnAnswer, followOrder, orderApprovals, tellOfHold } from './server/order-approval.ts';
import { previewCredit } from './server/preview-credit.ts';
import { previewPrice } from './server/preview-price.ts';
import { printDelivery } from './server/print-delivery.ts';
import { printOrder } from './server/print-order.ts';
import { printQuotation } from './server/print-quotation.ts';
import { shipDelivery } from './server/ship-delivery.ts';
import { submitOrder } from './server/submit-order.ts';
import { salesEvents } from './shared/events.ts';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

const Minutes = Type.Integer({ minimum: 1, maximum: 525_600 });

export const sales: Module = {
  name: 'sales',
  depends: ['tenancy', 'notification', 'approval', 'party', 'catalog', 'finance', 'pricing'],
  operations: [
    createOrder,
    changeOrder,
    submitOrder,
    approveOrder,
    declineOrder,
    cancelOrder,
    invoiceOrder,
    listOrders,
    getOrder,
    importOrders,
    createDelivery,
    shipDelivery,
    completeDelivery,
    cancelDelivery,
    listDeliveries,
    getDelivery,
    previewCredit,
    previewPrice,
  ],
  events: salesEvents,
  reactions: [
    inTransaction('approval.request_decided', actOnAnswer),
    afterCommit('sales.order_status_changed', followOrder),
    afterCommit('sales.order_status_changed', tellOfHold),
    afterCommit('finance.invoice_paid', onInvoicePaid),
  ],
  approvals: orderApprovals,
  notices: [{ kind: 'sales.order_held', email: 'at_once', isPushed: true }],
  papers: [printQuotation, printOrder, printDelivery],
  records: [
    {
      entity: 'sales.order',
      path: '/sales/orders/$id',
      table: 'sales.sales_order',
      label: 'number',
      branch: 'branch_id',
      owner: 'created_by',
      status: { column: 'status', words: 'sales.status' },
      amount: { value: 'total', currency: 'currency' },
      lines: {
        from: 'sales.sales_order_line l',
        record: 'l.order_id',
        order: 'l.line_no',
        name: 'l.description',
        quantity: 'l.quantity',
        unit: 'l.unit_code',
        amount: 'l.net + l.tax',
      },
      next: {
        draft: { word: 'sales.submit', permission: 'sales.order.submit' },
        pending: { word: 'sales.approve', permission: 'sales.order.approve' },
        approved: { word: 'sales.deliver', permission: 'sales.delivery.create' },
        partly_delivered: { word: 'sales.deliver', permission: 'sales.delivery.create' },
        delivered: { word: 'sales.invoice', permission: 'sales.order.invoice' },
      },
    },
    {
      entity: 'sales.delivery',
      path: '/sales/deliveries/$id',
      table: 'sales.delivery',
      label: 'number',
      branch: 'branch_id',
      status: { column: 'status', words: 'sales.delivery_status' },
      lines: {
        from:
          'sales.delivery_line l join sales.sales_order_line o ' +
          'on o.tenant_id = l.tenant_id and o.id = l.order_line_id',
        record: 'l.delivery_id',
        order: 'o.line_no',
        name: 'o.description',
        quantity: 'l.quantity',
        unit: 'o.unit_code',
      },
      next: {
        pending: { word: 'sales.ship', permission: 'sales.delivery.ship' },
        shipped: { word: 'sales.arrived', permission: 'sales.delivery.complete' },
      },
    },
  ],
  links: [
    {
      from: 'sales.order',
      to: 'sales.delivery',
      table: 'sales.delivery',
      fromId: 'order_id',
      toId: 'id',
    },
    {
      from: 'sales.order',
      to: 'finance.invoice',
      table: 'sales.order_invoice',
      fromId: 'order_id',
      toId: 'invoice_id',
    },
  ],
  refusals,
  constraints: {
    sales_order_line__delivered_within_ordered: 'sales.delivered_too_much',
    sales_order__customer: 'party.customer_not_found',
  },
  permissions: [
    {
      name: 'sales.order.create',
      code: 'SO.CREATE',
      roles: { MANAGER_SALES: 'all', STAFF_SALES: 'branch' },
    },
    {
      name: 'sales.order.read',
      code: 'SO.READ',
      roles: {
        MANAGER_SALES: 'all',
        STAFF_SALES: 'branch',
        STAFF_WH: 'branch',
        STAFF_FIN: 'all',
        MANAGER_PROD: 'all',
      },
    },
    {
      name: 'sales.order.change',
      code: 'SO.UPDATE',
      roles: { MANAGER_SALES: 'all', STAFF_SALES: 'branch' },
    },
    {
      name: 'sales.order.submit',
      code: 'SO.SUBMIT',
      roles: { MANAGER_SALES: 'all', STAFF_SALES: 'branch' },
    },
    {
      name: 'sales.order.approve',
      code: 'SO.APPROVE',
      roles: { DIRECTOR: 'all', MANAGER_SALES: 'all' },
    },
    {
      name: 'sales.order.cancel',
      code: 'SO.DELETE',
      roles: { DIRECTOR: 'all', MANAGER_SALES: 'all' },
    },
    { name: 'sales.order.set_price', code: 'SO.SET_PRICE', roles: { MANAGER_SALES: 'all' } },
    { name: 'sales.order.invoice', code: 'SO.INVOICE', roles: { STAFF_FIN: 'all' } },
    { name: 'sales.order.import', code: 'SO.IMPORT', roles: { MANAGER_SALES: 'all' } },
    {
      name: 'sales.credit.override',
      code: 'SO.CREDIT_OVERRIDE',
      roles: { DIRECTOR: 'all', MANAGER_SALES: 'all' },
    },
    {
      name: 'sales.delivery.create',
      code: 'DO.CREATE',
      roles: { STAFF_WH: 'branch', MANAGER_SALES: 'all' },
    },
    {
      name: 'sales.delivery.read',
      code: 'DO.READ',
      roles: { STAFF_WH: 'branch', MANAGER_SALES: 'all', STAFF_SALES: 'branch', STAFF_FIN: 'all' },
    },
    { name: 'sales.delivery.ship', code: 'DO.SHIP', roles: { STAFF_WH: 'branch' } },
    { name: 'sales.delivery.complete', code: 'DO.COMPLETE', roles: { STAFF_WH: 'branch' } },
  ],
  menu: [
    { group: 'sell', path: '/sales/orders', word: 'sales.orders', permission: 'sales.order.read' },
    {
      group: 'sell',
      path: '/sales/deliveries',
      word: 'sales.deliveries',
      permission: 'sales.delivery.read',
    },
  ],
  config: [
    { key: 'sales.approval_free_max', schema: PriceText, default: '0' },
    { key: 'sales.approve_own', schema: Type.Boolean(), default: false },
    { key: 'sales.sla_approval_min', schema: Minutes, default: 240 },
    { key: 'sales.sla_processing_min', schema: Minutes, default: 1_440 },
    { key: 'sales.sla_delivery_min', schema: Minutes, default: 2_880 },
  ],
  series: [
    { code: 'SO', prefix: 'SO', gapFree: false },
    { code: 'DO', prefix: 'DO', gapFree: false },
  ],
  invariants: [
    {
      // An order whose last step was numbered a moment ago may not have reached the inbox yet.
      name: 'sales.waiting_orders_have_one_open_request',
      sql: `
      select o.tenant_id, o.number, o.status, q.many from sales.sales_order o
      left join (select tenant_id, entity_id, count(*) as many from approval.v_request
        where status = 'open' and entity = 'sales.order' group by tenant_id, entity_id) q
        on q.tenant_id = o.tenant_id and q.entity_id = o.id
      where case when o.status in ('pending', 'on_hold') then 1 else 0 end <> coalesce(q.many, 0)
        and not exists (select from kernel.event_pending p
          where p.tenant_id = o.tenant_id and p.entity_id = o.id)
        and not exists (select from kernel.event_log e where e.tenant_id = o.tenant_id
          and e.entity_id = o.id and e.type = 'sales.order_status_changed'
          and e.numbered_at > now() - interval '10 minutes')`,
    },
    {
      name: 'sales.orders_hold_credit_until_invoiced',
      sql: `
      select o.tenant_id, o.number from sales.sales_order o
      where o.credit_held > 0 and o.status in ('draft', 'on_hold', 'invoiced', 'paid', 'cancelled')`,
    },
    {
      name: 'sales.orders_stand_where_their_lines_say',
      sql: `
      select o.tenant_id, o.number, o.status from sales.sales_order o
      join sales.sales_order_line l on l.tenant_id = o.tenant_id and l.order_id = o.id
      where not o.is_history
      group by o.tenant_id, o.id, o.number, o.status
      having case
        when o.status in ('delivered', 'invoiced', 'paid') then bool_or(l.quantity_delivered < l.quantity)
        when o.status = 'partly_delivered'
          then bool_and(l.quantity_delivered = l.quantity) or bool_and(l.quantity_delivered = 0)
        else bool_or(l.quantity_delivered > 0) end`,
    },
    {
      name: 'sales.lines_are_delivered_by_deliveries',
      sql: `
      select l.tenant_id, l.id from sales.sales_order_line l
      join sales.sales_order o on o.tenant_id = l.tenant_id and o.id = l.order_id and not o.is_history
      left join sales.delivery_line dl on dl.tenant_id = l.tenant_id and dl.order_line_id = l.id
      left join sales.delivery d on d.tenant_id = dl.tenant_id and d.id = dl.delivery_id
        and d.status in ('shipped', 'delivered')
      group by l.tenant_id, l.id, l.quantity_delivered
      having l.quantity_delivered <> coalesce(sum(dl.quantity) filter (where d.id is not null), 0)`,
    },
  ],
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
