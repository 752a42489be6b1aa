-- Dashboards add up the days of whole years and all that is open: what they read of a row lies in the index.
-- contract: the same indexes under the same names, with more in them.
drop index finance.invoice_by_day;
create index invoice_by_day on finance.invoice (tenant_id, issued_on, id)
  include (currency, net, branch_id, created_by);
drop index finance.invoice_open;
create index invoice_open on finance.invoice (tenant_id, due_on, id)
  include (issued_on, currency, total, open_amount, branch_id, created_by) where settled_on is null;
drop index finance.invoice_by_settlement;
create index invoice_by_settlement on finance.invoice (tenant_id, settled_on)
  include (id, issued_on, due_on, currency, total, open_amount, branch_id, created_by);
drop index finance.receipt_by_day;
create index receipt_by_day on finance.receipt (tenant_id, received_on, id)
  include (currency, amount, status, branch_id, created_by);
-- What was settled on a day, without reading the years before.
create index allocation_by_day on finance.allocation (tenant_id, allocated_on) include (invoice_id, amount);
