-- Published for reporting: orders and deliveries as a whole, with what tells who may see them.
create view sales.v_order with (security_invoker = true) as
select tenant_id, id, number, branch_id, created_by, customer_id, ordered_on, deadline_on, status, status_since,
  submitted_by, currency, net, total
from sales.sales_order;

create view sales.v_delivery with (security_invoker = true) as
select d.tenant_id, d.id, d.number, d.order_id, d.branch_id, o.created_by as order_created_by, d.status, d.planned_on,
  d.eta_on, d.shipped_on, d.actual_on,
  -- What the customer was told: the order's deadline, else the day the driver named.
  coalesce(o.deadline_on, d.eta_on, d.planned_on) as promised_on
from sales.delivery d
join sales.sales_order o on o.tenant_id = d.tenant_id and o.id = d.order_id;

grant select on sales.v_order, sales.v_delivery to poros_app, poros_system;
-- On-time deliveries are counted by the day on which they arrived.
create index delivery_by_arrival on sales.delivery (tenant_id, actual_on) where actual_on is not null;
create index delivery_open on sales.delivery (tenant_id, status, planned_on) where status in ('pending', 'shipped');
