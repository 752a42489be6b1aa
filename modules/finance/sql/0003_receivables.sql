create table finance.invoice (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  branch_id uuid not null,
  customer_id uuid not null,
  -- As they were on the day: the law wants the paper, not today's master data.
  customer_name text not null,
  customer_tax_id text,
  customer_address text not null default '',
  source_type text not null,
  source_id uuid not null,
  issued_on date not null,
  due_on date not null,
  currency text not null,
  reference text not null default '',
  gross numeric(20, 4) not null,
  discount numeric(20, 4) not null,
  net numeric(20, 4) not null,
  tax_base numeric(20, 4) not null,
  tax numeric(20, 4) not null,
  total numeric(20, 4) not null,
  -- Derived: the sums of its allocations from receipts and from credit notes.
  paid numeric(20, 4) not null default 0,
  credited numeric(20, 4) not null default 0,
  -- Derived: the sum of the credit notes against it, whatever they were applied to.
  credit_noted numeric(20, 4) not null default 0,
  open_amount numeric(20, 4) not null generated always as (total - paid - credited) stored,
  status text not null generated always as (case
    when paid + credited = total and credited > 0 and paid = 0 then 'credited'
    when paid + credited = total then 'paid'
    when paid + credited > 0 then 'partly_paid'
    else 'issued' end) stored,
  settled_on date,
  journal_id uuid,
  search_text text not null
    generated always as (lower(number || ' ' || reference || ' ' || customer_name)) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint invoice__key primary key (tenant_id, id),
  constraint invoice__number_once unique (tenant_id, number),
  constraint invoice__branch foreign key (tenant_id, branch_id) references tenancy.branch (tenant_id, id),
  constraint invoice__customer foreign key (tenant_id, customer_id) references party.customer (tenant_id, id),
  constraint invoice__journal foreign key (tenant_id, journal_id) references finance.journal (tenant_id, id),
  constraint invoice__currency check (currency ~ '^[A-Z]{3}$'),
  constraint invoice__due_after_issue check (due_on >= issued_on),
  constraint invoice__adds_up check (gross - discount = net and net + tax = total),
  constraint invoice__not_negative
    check (gross >= 0 and discount >= 0 and net >= 0 and tax_base >= 0 and tax >= 0 and total >= 0),
  constraint invoice__not_oversettled check (paid >= 0 and credited >= 0 and paid + credited <= total),
  constraint invoice__not_overcredited check (credit_noted >= 0 and credit_noted <= total),
  constraint invoice__settled_when_nothing_open check ((settled_on is not null) = (paid + credited = total)),
  constraint invoice__journal_unless_free check ((journal_id is not null) = (gross > 0)),
  constraint invoice__status check (status in ('issued', 'partly_paid', 'paid', 'credited'))
) with (fillfactor = 85);
-- A delivery is invoiced once; after the whole was credited, once more.
create unique index invoice__source_once on finance.invoice (tenant_id, source_type, source_id)
  where credit_noted < total or total = 0;
create index invoice_by_day on finance.invoice (tenant_id, issued_on, id);
create index invoice_by_customer on finance.invoice (tenant_id, customer_id, issued_on, id);
create index invoice_open on finance.invoice (tenant_id, due_on, id) where settled_on is null;
create index invoice_open_by_customer on finance.invoice (tenant_id, customer_id, due_on) where settled_on is null;
create index invoice_by_settlement on finance.invoice (tenant_id, settled_on);
select kernel.tenant_table('finance.invoice');
select kernel.search_function('finance.invoice');

create table finance.invoice_line (
  tenant_id uuid not null,
  id uuid not null,
  invoice_id uuid not null,
  line_no integer not null,
  item_id uuid,
  description text not null,
  quantity numeric(20, 6) not null,
  unit_code text not null,
  unit_price numeric(20, 4) not null,
  discount_percent numeric(7, 4) not null default 0,
  tax_code text not null,
  -- The rule as it stood on the day.
  tax_rate_bp integer not null,
  tax_base_numerator integer not null,
  tax_base_denominator integer not null,
  is_tax_included boolean not null,
  gross numeric(20, 4) not null,
  discount numeric(20, 4) not null,
  net numeric(20, 4) not null,
  tax_base numeric(20, 4) not null,
  tax numeric(20, 4) not null,
  revenue_account_id uuid not null,
  department_id uuid,
  project_id uuid,
  equipment_id uuid,
  constraint invoice_line__key primary key (tenant_id, id),
  constraint invoice_line__order unique (tenant_id, invoice_id, line_no),
  constraint invoice_line__invoice foreign key (tenant_id, invoice_id) references finance.invoice (tenant_id, id),
  constraint invoice_line__revenue foreign key (tenant_id, revenue_account_id)
    references finance.account (tenant_id, id),
  constraint invoice_line__quantity check (quantity > 0),
  constraint invoice_line__price check (unit_price >= 0),
  constraint invoice_line__discount check (discount_percent between 0 and 100),
  constraint invoice_line__adds_up check (gross - discount = net)
);
create index invoice_line_by_item on finance.invoice_line (tenant_id, item_id) where item_id is not null;
select kernel.tenant_table('finance.invoice_line', 'append');

create table finance.credit_note (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  branch_id uuid not null,
  customer_id uuid not null,
  invoice_id uuid not null,
  issued_on date not null,
  reason text not null,
  currency text not null,
  gross numeric(20, 4) not null,
  discount numeric(20, 4) not null,
  net numeric(20, 4) not null,
  tax_base numeric(20, 4) not null,
  tax numeric(20, 4) not null,
  total numeric(20, 4) not null,
  allocated numeric(20, 4) not null default 0,
  unapplied numeric(20, 4) not null generated always as (total - allocated) stored,
  journal_id uuid not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint credit_note__key primary key (tenant_id, id),
  constraint credit_note__number_once unique (tenant_id, number),
  constraint credit_note__invoice foreign key (tenant_id, invoice_id) references finance.invoice (tenant_id, id),
  constraint credit_note__journal foreign key (tenant_id, journal_id) references finance.journal (tenant_id, id),
  constraint credit_note__adds_up check (gross - discount = net and net + tax = total and total > 0),
  constraint credit_note__not_overallocated check (allocated >= 0 and allocated <= total)
);
create index credit_note_by_invoice on finance.credit_note (tenant_id, invoice_id);
create index credit_note_by_customer on finance.credit_note (tenant_id, customer_id, issued_on);
select kernel.tenant_table('finance.credit_note');

create table finance.credit_note_line (
  tenant_id uuid not null,
  id uuid not null,
  credit_note_id uuid not null,
  invoice_line_id uuid not null,
  line_no integer not null,
  quantity numeric(20, 6) not null,
  gross numeric(20, 4) not null,
  discount numeric(20, 4) not null,
  net numeric(20, 4) not null,
  tax_base numeric(20, 4) not null,
  tax numeric(20, 4) not null,
  constraint credit_note_line__key primary key (tenant_id, id),
  constraint credit_note_line__once unique (tenant_id, credit_note_id, invoice_line_id),
  constraint credit_note_line__note foreign key (tenant_id, credit_note_id)
    references finance.credit_note (tenant_id, id),
  constraint credit_note_line__invoice_line foreign key (tenant_id, invoice_line_id)
    references finance.invoice_line (tenant_id, id),
  constraint credit_note_line__quantity check (quantity > 0),
  constraint credit_note_line__adds_up check (gross - discount = net)
);
create index credit_note_line_by_invoice_line on finance.credit_note_line (tenant_id, invoice_line_id);
select kernel.tenant_table('finance.credit_note_line', 'append');

-- Money a customer paid.
create table finance.receipt (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  branch_id uuid not null,
  customer_id uuid not null,
  received_on date not null,
  method text not null,
  -- The cash or bank account it went to.
  account_id uuid not null,
  currency text not null,
  amount numeric(20, 4) not null,
  allocated numeric(20, 4) not null default 0,
  unapplied numeric(20, 4) not null
    generated always as (case when cancelled_on is null then amount - allocated else 0 end) stored,
  reference text not null default '',
  cancelled_on date,
  cancel_reason text,
  status text not null generated always as (case when cancelled_on is null then 'received' else 'cancelled' end) stored,
  journal_id uuid not null,
  search_text text not null generated always as (lower(number || ' ' || reference)) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint receipt__key primary key (tenant_id, id),
  constraint receipt__number_once unique (tenant_id, number),
  constraint receipt__branch foreign key (tenant_id, branch_id) references tenancy.branch (tenant_id, id),
  constraint receipt__customer foreign key (tenant_id, customer_id) references party.customer (tenant_id, id),
  constraint receipt__account foreign key (tenant_id, account_id) references finance.account (tenant_id, id),
  constraint receipt__journal foreign key (tenant_id, journal_id) references finance.journal (tenant_id, id),
  constraint receipt__method check (method in ('cash', 'transfer', 'card', 'qris', 'cheque')),
  constraint receipt__amount check (amount > 0),
  constraint receipt__not_overallocated check (allocated >= 0 and allocated <= amount),
  constraint receipt__cancelled_is_free
    check ((cancelled_on is null) = (cancel_reason is null) and (cancelled_on is null or allocated = 0)),
  constraint receipt__status check (status in ('received', 'cancelled'))
);
create index receipt_by_day on finance.receipt (tenant_id, received_on, id);
create index receipt_by_customer on finance.receipt (tenant_id, customer_id, received_on);
create index receipt_unapplied on finance.receipt (tenant_id, customer_id) where unapplied > 0;
select kernel.tenant_table('finance.receipt');
select kernel.search_function('finance.receipt');

-- Which money settled which invoice. Taken back by a row of the opposite amount.
create table finance.allocation (
  tenant_id uuid not null,
  id uuid not null,
  receipt_id uuid,
  credit_note_id uuid,
  invoice_id uuid not null,
  amount numeric(20, 4) not null,
  allocated_on date not null,
  journal_id uuid not null,
  reversal_of uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  constraint allocation__key primary key (tenant_id, id),
  constraint allocation__receipt foreign key (tenant_id, receipt_id) references finance.receipt (tenant_id, id),
  constraint allocation__credit_note foreign key (tenant_id, credit_note_id)
    references finance.credit_note (tenant_id, id),
  constraint allocation__invoice foreign key (tenant_id, invoice_id) references finance.invoice (tenant_id, id),
  constraint allocation__journal foreign key (tenant_id, journal_id) references finance.journal (tenant_id, id),
  constraint allocation__reversal_of foreign key (tenant_id, reversal_of)
    references finance.allocation (tenant_id, id),
  constraint allocation__reversed_once unique (tenant_id, reversal_of),
  constraint allocation__one_origin check (num_nonnulls(receipt_id, credit_note_id) = 1),
  constraint allocation__sign check (amount <> 0 and (amount > 0) = (reversal_of is null))
);
create index allocation_by_invoice on finance.allocation (tenant_id, invoice_id);
create index allocation_by_receipt on finance.allocation (tenant_id, receipt_id) where receipt_id is not null;
create index allocation_by_credit_note on finance.allocation (tenant_id, credit_note_id)
  where credit_note_id is not null;
select kernel.tenant_table('finance.allocation', 'append');

-- What a customer owes and has promised, one row a currency: the row that credit decisions queue at.
create table finance.customer_credit (
  tenant_id uuid not null,
  customer_id uuid not null,
  currency text not null,
  receivable numeric(20, 4) not null default 0,
  unapplied numeric(20, 4) not null default 0,
  on_order numeric(20, 4) not null default 0,
  constraint customer_credit__key primary key (tenant_id, customer_id, currency),
  constraint customer_credit__customer foreign key (tenant_id, customer_id)
    references party.customer (tenant_id, id),
  constraint customer_credit__receivable check (receivable >= 0),
  constraint customer_credit__unapplied check (unapplied >= 0),
  constraint customer_credit__on_order check (on_order >= 0)
) with (fillfactor = 70);
select kernel.tenant_table('finance.customer_credit');

-- What a document must total, reckoned from its lines a second time: the fraction is kept until the end, the tax and
-- the total are rounded once. `lines` are grouped by tax rule, so each rule divides once.
create function finance.reckoned_total(tenant uuid, invoice uuid, decimals integer)
returns table (net numeric, tax numeric, total numeric) language sql stable as $$
  select t.total - t.tax, t.tax, t.total from (
    select coalesce(round(sum(round(r.priced * r.rate, 30) / (100 * r.tax_over)), decimals), 0) as tax,
      coalesce(round(sum(round(r.priced * r.total_part, 30) / (100 * r.total_over)), decimals), 0) as total
    from (
      select sum(l.quantity * l.unit_price * (100 - l.discount_percent)) as priced,
        l.tax_rate_bp * l.tax_base_numerator as rate,
        10000 * l.tax_base_denominator
          + case when l.is_tax_included then l.tax_rate_bp * l.tax_base_numerator else 0 end as tax_over,
        case when l.is_tax_included then 1
          else 10000 * l.tax_base_denominator + l.tax_rate_bp * l.tax_base_numerator end as total_part,
        case when l.is_tax_included then 1 else 10000 * l.tax_base_denominator end as total_over
      from finance.invoice_line l
      where l.tenant_id = tenant and l.invoice_id = invoice
      group by l.tax_rate_bp, l.tax_base_numerator, l.tax_base_denominator, l.is_tax_included
    ) r
  ) t
$$;

create function finance.check_invoice_total() returns trigger language plpgsql as $$
begin
  if not exists (
    select from finance.reckoned_total(new.tenant_id, new.id, finance.currency_decimals(new.currency)) r
    where r.net = new.net and r.tax = new.tax and r.total = new.total
  ) then
    raise exception using errcode = '23514', constraint = 'invoice__totals_of_lines',
      message = 'an invoice totals what its lines say';
  end if;
  return null;
end $$;
create constraint trigger invoice__totals_of_lines after insert on finance.invoice deferrable initially deferred
  for each row execute function finance.check_invoice_total();
