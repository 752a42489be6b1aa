create schema sales;
grant usage on schema sales to poros_app, poros_system;

create table sales.sales_order (
  tenant_id uuid not null,
  id uuid not null,
  branch_id uuid not null,
  number text not null,
  customer_id uuid not null,
  warehouse_id uuid,
  ordered_on date not null,
  deadline_on date,
  currency text not null,
  payment_terms_days integer not null,
  customer_reference text not null default '',
  deliver_to text not null default '',
  note text not null default '',
  status text not null default 'draft',
  status_since timestamptz not null,
  hold_reason text,
  hold_over numeric(20, 4),
  gross numeric(20, 4) not null,
  discount numeric(20, 4) not null,
  net numeric(20, 4) not null,
  tax_base numeric(20, 4) not null,
  tax numeric(20, 4) not null,
  total numeric(20, 4) not null,
  -- Sold before Poros: shown and counted, but nothing of it is in our stock or ledger.
  is_history boolean not null default false,
  -- How much of the customer's credit this order holds now: given back by invoicing and by cancelling.
  credit_held numeric(20, 4) not null default 0,
  submitted_at timestamptz,
  submitted_by uuid,
  approved_at timestamptz,
  approved_by uuid,
  search_text text not null generated always as (lower(number || ' ' || customer_reference)) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint sales_order__key primary key (tenant_id, id),
  constraint sales_order__number_once unique (tenant_id, number),
  constraint sales_order__branch foreign key (tenant_id, branch_id) references tenancy.branch (tenant_id, id),
  constraint sales_order__customer foreign key (tenant_id, customer_id) references party.customer (tenant_id, id),
  constraint sales_order__status check (status in ('draft', 'pending', 'on_hold', 'approved', 'partly_delivered',
    'delivered', 'invoiced', 'paid', 'cancelled')),
  constraint sales_order__hold_reason check (hold_reason in ('over_limit', 'overdue', 'on_hold')),
  constraint sales_order__hold_explained check ((status = 'on_hold') = (hold_reason is not null)),
  constraint sales_order__totals_derived check (net = gross - discount and total >= 0),
  constraint sales_order__credit_held check (credit_held >= 0 and credit_held <= total),
  constraint sales_order__deadline check (deadline_on is null or deadline_on >= ordered_on)
);
create index sales_order_by_date on sales.sales_order (tenant_id, ordered_on desc, id desc);
create index sales_order_by_status on sales.sales_order (tenant_id, status, ordered_on desc, id desc);
create index sales_order_by_customer on sales.sales_order (tenant_id, customer_id, ordered_on desc);
select kernel.tenant_table('sales.sales_order');
select kernel.search_function('sales.sales_order');

create table sales.sales_order_line (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  line_no integer not null,
  item_id uuid not null,
  item_code text not null,
  description text not null,
  is_stocked boolean not null,
  unit_id uuid not null,
  unit_code text not null,
  -- Base units in one unit of the line.
  factor numeric(20, 6) not null,
  quantity numeric(20, 6) not null,
  price numeric(20, 4) not null,
  price_rule text not null,
  price_rule_id uuid,
  price_explanation jsonb not null default '[]',
  discount_percent numeric(7, 4) not null default 0,
  tax_code text not null,
  net numeric(20, 4) not null,
  tax numeric(20, 4) not null,
  quantity_delivered numeric(20, 6) not null default 0,
  quantity_invoiced numeric(20, 6) not null default 0,
  constraint sales_order_line__key primary key (tenant_id, id),
  constraint sales_order_line__order foreign key (tenant_id, order_id) references sales.sales_order (tenant_id, id),
  constraint sales_order_line__item foreign key (tenant_id, item_id) references catalog.item (tenant_id, id),
  constraint sales_order_line__place unique (tenant_id, order_id, line_no),
  constraint sales_order_line__quantity check (quantity > 0),
  constraint sales_order_line__price check (price >= 0),
  constraint sales_order_line__discount check (discount_percent between 0 and 100),
  constraint sales_order_line__factor check (factor > 0),
  constraint sales_order_line__price_rule check (price_rule in ('contract', 'tier', 'break', 'list', 'base', 'manual')),
  constraint sales_order_line__delivered_within_ordered
    check (quantity_delivered >= 0 and quantity_delivered <= quantity),
  constraint sales_order_line__invoiced_within_delivered
    check (quantity_invoiced >= 0 and quantity_invoiced <= quantity_delivered)
);
create index sales_order_line_by_item on sales.sales_order_line (tenant_id, item_id);
select kernel.tenant_table('sales.sales_order_line', 'link');

create table sales.delivery (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  branch_id uuid not null,
  warehouse_id uuid,
  number text not null,
  status text not null default 'pending',
  status_since timestamptz not null,
  driver_name text not null default '',
  vehicle_plate text not null default '',
  planned_on date not null,
  eta_on date,
  shipped_on date,
  actual_on date,
  received_by text not null default '',
  note text not null default '',
  search_text text not null
    generated always as (lower(number || ' ' || driver_name || ' ' || vehicle_plate)) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint delivery__key primary key (tenant_id, id),
  constraint delivery__number_once unique (tenant_id, number),
  constraint delivery__order foreign key (tenant_id, order_id) references sales.sales_order (tenant_id, id),
  constraint delivery__branch foreign key (tenant_id, branch_id) references tenancy.branch (tenant_id, id),
  constraint delivery__status check (status in ('pending', 'shipped', 'delivered', 'cancelled')),
  constraint delivery__shipped check ((status in ('shipped', 'delivered')) = (shipped_on is not null)),
  constraint delivery__arrived check ((status = 'delivered') = (actual_on is not null)),
  constraint delivery__arrives_after_leaving check (actual_on is null or actual_on >= shipped_on)
);
create index delivery_by_order on sales.delivery (tenant_id, order_id);
create index delivery_by_date on sales.delivery (tenant_id, planned_on desc, id desc);
select kernel.tenant_table('sales.delivery');
select kernel.search_function('sales.delivery');

create table sales.delivery_line (
  tenant_id uuid not null,
  id uuid not null,
  delivery_id uuid not null,
  order_line_id uuid not null,
  quantity numeric(20, 6) not null,
  constraint delivery_line__key primary key (tenant_id, id),
  constraint delivery_line__delivery foreign key (tenant_id, delivery_id) references sales.delivery (tenant_id, id),
  constraint delivery_line__order_line foreign key (tenant_id, order_line_id)
    references sales.sales_order_line (tenant_id, id),
  constraint delivery_line__once unique (tenant_id, delivery_id, order_line_id),
  constraint delivery_line__quantity check (quantity > 0)
);
create index delivery_line_by_order_line on sales.delivery_line (tenant_id, order_line_id);
select kernel.tenant_table('sales.delivery_line', 'append');

-- Which invoices came of which order; the invoice itself belongs to finance.
create table sales.order_invoice (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  invoice_id uuid not null,
  number text not null,
  total numeric(20, 4) not null,
  paid_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint order_invoice__key primary key (tenant_id, id),
  constraint order_invoice__order foreign key (tenant_id, order_id) references sales.sales_order (tenant_id, id),
  constraint order_invoice__invoice_once unique (tenant_id, invoice_id)
);
create index order_invoice_by_order on sales.order_invoice (tenant_id, order_id);
select kernel.tenant_table('sales.order_invoice');

-- Published for reporting and insight. Columns may be added, never renamed or removed.
create view sales.v_order_facts with (security_invoker = true) as
select o.tenant_id, o.branch_id, o.id as order_id, o.number, o.status, o.ordered_on, o.customer_id, o.currency,
  l.item_id, l.quantity * l.factor as base_quantity, l.net, l.tax
from sales.sales_order o
join sales.sales_order_line l on l.tenant_id = o.tenant_id and l.order_id = o.id
where o.status in ('approved', 'partly_delivered', 'delivered', 'invoiced', 'paid');
grant select on sales.v_order_facts to poros_app, poros_system;
