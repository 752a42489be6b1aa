-- Published: what modules above may know. Columns may be added, never renamed or removed.
create view finance.v_account with (security_invoker = true) as
select tenant_id, id, code, name_id, name_en, type, parent_id, is_postable, is_control, system_key, deleted_at
from finance.account;

-- A rule and the day from which another takes its place.
create view finance.v_tax_rule with (security_invoker = true) as
select tenant_id, id, code, name_id, name_en, rate_bp, base_numerator, base_denominator, is_included, basis, valid_from,
  lead(valid_from) over (partition by tenant_id, code order by valid_from) as valid_to
from finance.tax_rule;

create view finance.v_period with (security_invoker = true) as
select tenant_id, id, starts_on as month, status from finance.period;

create view finance.v_project with (security_invoker = true) as
select tenant_id, id, code, name, deleted_at from finance.project;

create view finance.v_invoice with (security_invoker = true) as
select tenant_id, id, number, branch_id, customer_id, customer_name, source_type, source_id, issued_on, due_on,
  currency, reference, net, tax, total, paid, credited, open_amount, status, settled_on
from finance.invoice;

create view finance.v_invoice_line with (security_invoker = true) as
select i.tenant_id, l.id, l.invoice_id, i.branch_id, i.customer_id, i.issued_on, i.currency, l.item_id, l.quantity,
  l.unit_code, l.net, l.tax, l.revenue_account_id, l.department_id, l.project_id, l.equipment_id
from finance.invoice_line l
join finance.invoice i on i.tenant_id = l.tenant_id and i.id = l.invoice_id;

create view finance.v_receipt with (security_invoker = true) as
select tenant_id, id, number, branch_id, customer_id, received_on, method, currency, amount, allocated, unapplied,
  status
from finance.receipt;

create view finance.v_customer_credit with (security_invoker = true) as
select tenant_id, customer_id, currency, receivable, unapplied, on_order from finance.customer_credit;

create view finance.v_journal with (security_invoker = true) as
select tenant_id, id, number, branch_id, posted_on, source_type, source_id, description, currency, total, reversal_of
from finance.journal;

create view finance.v_journal_line with (security_invoker = true) as
select tenant_id, id, journal_id, account_id, debit, credit, currency, party_id, item_id, branch_id, department_id,
  project_id, equipment_id, posted_on
from finance.journal_line;

create view finance.v_account_month with (security_invoker = true) as
select t.tenant_id, p.starts_on as month, t.account_id, t.branch_id,
  nullif(t.department_id, '00000000-0000-0000-0000-000000000000') as department_id,
  nullif(t.project_id, '00000000-0000-0000-0000-000000000000') as project_id, t.currency, t.debit, t.credit
from finance.account_period_total t
join finance.period p on p.tenant_id = t.tenant_id and p.id = t.period_id;

grant select on finance.v_account, finance.v_tax_rule, finance.v_period, finance.v_project, finance.v_invoice,
  finance.v_invoice_line, finance.v_receipt, finance.v_customer_credit, finance.v_journal, finance.v_journal_line,
  finance.v_account_month
  to poros_app, poros_system;
