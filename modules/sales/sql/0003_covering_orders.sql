-- Dashboards add up the orders of whole years and count those that are not finished: what they read of a row lies in
-- the index.
-- contract: the same index under the same name, with more in it.
drop index sales.sales_order_by_date;
create index sales_order_by_date on sales.sales_order (tenant_id, ordered_on desc, id desc)
  include (status, currency, total, branch_id, created_by);
create index sales_order_unfinished on sales.sales_order (tenant_id, status)
  include (status_since, deadline_on, currency, total, branch_id, created_by)
  where status in ('draft', 'pending', 'on_hold', 'approved', 'partly_delivered', 'delivered');
