create schema catalog;
grant usage on schema catalog to poros_app, poros_system;

create table catalog.unit (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name_id text not null,
  name_en text not null,
  -- How many decimals a quantity in this unit is entered and shown with.
  decimals integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint unit__key primary key (tenant_id, id),
  constraint unit__code_once unique (tenant_id, code),
  constraint unit__code check (code ~ '^[A-Z0-9]{1,10}$'),
  constraint unit__decimals check (decimals between 0 and 6)
);
select kernel.tenant_table('catalog.unit');

create table catalog.category (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  parent_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint category__key primary key (tenant_id, id),
  constraint category__code_once unique (tenant_id, code),
  constraint category__parent foreign key (tenant_id, parent_id) references catalog.category (tenant_id, id),
  constraint category__not_own_parent check (parent_id is distinct from id)
);
create index category_by_parent on catalog.category (tenant_id, parent_id) where deleted_at is null;
select kernel.tenant_table('catalog.category');

create table catalog.item (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  category_id uuid,
  -- Stock and documents are kept in it, so it never changes.
  base_unit_id uuid not null,
  kind text not null default 'goods',
  is_stocked boolean not null default true,
  is_sold boolean not null default true,
  is_bought boolean not null default true,
  -- Both per base unit, in the tenant's currency.
  standard_cost numeric(20, 4) not null default 0,
  base_price numeric(20, 4) not null default 0,
  tax_code text not null default 'PPN',
  -- Which account the revenue goes to, by finance's key; null: the tenant's general revenue account.
  revenue_account_key text,
  weight_kg numeric(20, 6),
  description text not null default '',
  -- The item's live barcodes, kept by the barcode commands so that one index finds an item by any of its codes.
  barcodes text not null default '',
  search_text text not null generated always as (lower(code || ' ' || name || ' ' || barcodes)) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint item__key primary key (tenant_id, id),
  constraint item__code_once unique (tenant_id, code),
  constraint item__category foreign key (tenant_id, category_id) references catalog.category (tenant_id, id),
  constraint item__base_unit foreign key (tenant_id, base_unit_id) references catalog.unit (tenant_id, id),
  constraint item__kind check (kind in ('goods', 'service')),
  constraint item__service_has_no_stock check (kind = 'goods' or not is_stocked),
  constraint item__standard_cost check (standard_cost >= 0),
  constraint item__base_price check (base_price >= 0),
  constraint item__tax_code check (tax_code ~ '^[A-Z][A-Z0-9_]{0,19}$'),
  constraint item__weight check (weight_kg >= 0)
);
create index item_by_name on catalog.item (tenant_id, name, id) where deleted_at is null;
create index item_by_category on catalog.item (tenant_id, category_id) where deleted_at is null;
select kernel.tenant_table('catalog.item');
select kernel.search_function('catalog.item');

-- Other units an item is bought, sold or counted in: factor = base units in one of this unit.
create table catalog.item_unit (
  tenant_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  unit_id uuid not null,
  factor numeric(20, 6) not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint item_unit__key primary key (tenant_id, id),
  constraint item_unit__item foreign key (tenant_id, item_id) references catalog.item (tenant_id, id),
  constraint item_unit__unit foreign key (tenant_id, unit_id) references catalog.unit (tenant_id, id),
  constraint item_unit__factor check (factor > 0)
);
create unique index item_unit__once on catalog.item_unit (tenant_id, item_id, unit_id) where deleted_at is null;
select kernel.tenant_table('catalog.item_unit');

-- What a scanner reads: an item in a unit.
create table catalog.barcode (
  tenant_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  unit_id uuid not null,
  code text not null,
  kind text not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint barcode__key primary key (tenant_id, id),
  constraint barcode__item foreign key (tenant_id, item_id) references catalog.item (tenant_id, id),
  constraint barcode__unit foreign key (tenant_id, unit_id) references catalog.unit (tenant_id, id),
  constraint barcode__kind check (kind in ('ean13', 'ean8', 'upca', 'internal')),
  constraint barcode__code check (length(code) between 1 and 48)
);
create unique index barcode__once on catalog.barcode (tenant_id, code) where deleted_at is null;
create index barcode_by_item on catalog.barcode (tenant_id, item_id) where deleted_at is null;
select kernel.tenant_table('catalog.barcode');

-- Published: what modules above may know of an item. Columns may be added, never renamed or removed.
create view catalog.v_item with (security_invoker = true) as
select i.tenant_id, i.id, i.code, i.name, i.kind, i.is_stocked, i.is_sold, i.is_bought, i.base_unit_id,
  u.code as base_unit_code, u.decimals as unit_decimals, i.tax_code, i.base_price, i.standard_cost, i.category_id,
  i.revenue_account_key, i.weight_kg, i.deleted_at
from catalog.item i
join catalog.unit u on u.tenant_id = i.tenant_id and u.id = i.base_unit_id;

-- Every unit an item may be handled in, the base unit (under the item's own id) with factor 1.
create view catalog.v_item_unit with (security_invoker = true) as
select i.tenant_id, i.id, i.id as item_id, u.id as unit_id, u.code as unit_code, u.decimals as unit_decimals,
  1::numeric(20, 6) as factor, true as is_base, i.version
from catalog.item i
join catalog.unit u on u.tenant_id = i.tenant_id and u.id = i.base_unit_id
union all
select o.tenant_id, o.id, o.item_id, u.id, u.code, u.decimals, o.factor, false, o.version
from catalog.item_unit o
join catalog.unit u on u.tenant_id = o.tenant_id and u.id = o.unit_id
where o.deleted_at is null;

create view catalog.v_category with (security_invoker = true) as
select tenant_id, id, code, name, parent_id, deleted_at from catalog.category;
grant select on catalog.v_item, catalog.v_item_unit, catalog.v_category to poros_app, poros_system;
