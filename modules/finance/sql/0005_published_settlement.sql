-- Published for reporting: who wrote a document, and which money settled which invoice when.
create or replace view finance.v_invoice with (security_invoker = true) as
select tenant_id, id, number, branch_id, customer_id, customer_name, source_type, source_id, issued_on, due_on,
  currency, reference, net, tax, total, paid, credited, open_amount, status, settled_on, created_by
from finance.invoice;

create or replace view finance.v_receipt with (security_invoker = true) as
select tenant_id, id, number, branch_id, customer_id, received_on, method, currency, amount, allocated, unapplied,
  status, created_by
from finance.receipt;

create view finance.v_allocation with (security_invoker = true) as
select tenant_id, id, receipt_id, credit_note_id, invoice_id, amount, allocated_on from finance.allocation;

-- Cash, banks and clearing: whatever stands beside the account of cash.
create view finance.v_money_account with (security_invoker = true) as
select a.tenant_id, a.id, a.code, a.parent_id
from finance.account a
where a.is_postable and a.parent_id in (
  select k.parent_id from finance.account k where k.tenant_id = a.tenant_id and k.system_key in ('cash', 'bank'));

grant select on finance.v_allocation, finance.v_money_account to poros_app, poros_system;
