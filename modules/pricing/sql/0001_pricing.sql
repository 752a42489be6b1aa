create schema pricing;
grant usage on schema pricing to poros_app, poros_system;
-- For "no two prices of the same thing on the same day".
create extension if not exists btree_gist;

create table pricing.price_list (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  currency text not null,
  -- The list for customers whose tier names no other; one per currency.
  is_default boolean not null default false,
  valid_from date,
  valid_to date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint price_list__key primary key (tenant_id, id),
  constraint price_list__code_once unique (tenant_id, code),
  constraint price_list__currency check (currency ~ '^[A-Z]{3}$'),
  constraint price_list__validity check (valid_from <= valid_to)
);
create unique index price_list__one_default on pricing.price_list (tenant_id, currency)
  where is_default and deleted_at is null;
select kernel.tenant_table('pricing.price_list');

-- The price of one unit of an item from a quantity on; minimum 0 is the plain price, above it a quantity break.
create table pricing.price_list_item (
  tenant_id uuid not null,
  id uuid not null,
  price_list_id uuid not null,
  item_id uuid not null,
  unit_id uuid not null,
  price numeric(20, 4) not null,
  min_quantity numeric(20, 6) not null default 0,
  valid_from date,
  valid_to date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint price_list_item__key primary key (tenant_id, id),
  constraint price_list_item__list foreign key (tenant_id, price_list_id)
    references pricing.price_list (tenant_id, id),
  constraint price_list_item__item foreign key (tenant_id, item_id) references catalog.item (tenant_id, id),
  constraint price_list_item__unit foreign key (tenant_id, unit_id) references catalog.unit (tenant_id, id),
  constraint price_list_item__price check (price >= 0),
  constraint price_list_item__minimum check (min_quantity >= 0),
  constraint price_list_item__validity check (valid_from <= valid_to),
  constraint price_list_item__no_overlap exclude using gist (tenant_id with =, price_list_id with =, item_id with =,
    unit_id with =, min_quantity with =, daterange(valid_from, valid_to, '[]') with &&) where (deleted_at is null)
);
create index price_list_item_by_item on pricing.price_list_item (tenant_id, item_id, price_list_id)
  where deleted_at is null;
create index price_list_item_by_list on pricing.price_list_item (tenant_id, price_list_id, id)
  where deleted_at is null;
select kernel.tenant_table('pricing.price_list_item');

-- What a customer's tier means: another price list, or so many percent off the list price.
create table pricing.tier_price (
  tenant_id uuid not null,
  id uuid not null,
  tier text not null,
  price_list_id uuid,
  percent_off numeric(7, 4),
  valid_from date,
  valid_to date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint tier_price__key primary key (tenant_id, id),
  constraint tier_price__list foreign key (tenant_id, price_list_id) references pricing.price_list (tenant_id, id),
  constraint tier_price__tier check (tier ~ '^[A-Z][A-Z0-9_]{0,19}$'),
  constraint tier_price__one_meaning check (num_nonnulls(price_list_id, percent_off) = 1),
  constraint tier_price__percent check (percent_off > 0 and percent_off <= 100),
  constraint tier_price__validity check (valid_from <= valid_to),
  constraint tier_price__no_overlap exclude using gist (tenant_id with =, tier with =,
    daterange(valid_from, valid_to, '[]') with &&) where (deleted_at is null)
);
select kernel.tenant_table('pricing.tier_price');

create table pricing.contract (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  customer_id uuid not null,
  currency text not null,
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint contract__key primary key (tenant_id, id),
  constraint contract__code_once unique (tenant_id, code),
  constraint contract__customer foreign key (tenant_id, customer_id) references party.customer (tenant_id, id),
  constraint contract__currency check (currency ~ '^[A-Z]{3}$'),
  constraint contract__validity check (valid_from <= valid_to)
);
create index contract_by_customer on pricing.contract (tenant_id, customer_id) where deleted_at is null;
select kernel.tenant_table('pricing.contract');

create table pricing.contract_price (
  tenant_id uuid not null,
  id uuid not null,
  contract_id uuid not null,
  item_id uuid not null,
  unit_id uuid not null,
  price numeric(20, 4) not null,
  min_quantity numeric(20, 6) not null default 0,
  valid_from date,
  valid_to date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint contract_price__key primary key (tenant_id, id),
  constraint contract_price__contract foreign key (tenant_id, contract_id)
    references pricing.contract (tenant_id, id),
  constraint contract_price__item foreign key (tenant_id, item_id) references catalog.item (tenant_id, id),
  constraint contract_price__unit foreign key (tenant_id, unit_id) references catalog.unit (tenant_id, id),
  constraint contract_price__price check (price >= 0),
  constraint contract_price__minimum check (min_quantity >= 0),
  constraint contract_price__validity check (valid_from <= valid_to),
  constraint contract_price__no_overlap exclude using gist (tenant_id with =, contract_id with =, item_id with =,
    unit_id with =, min_quantity with =, daterange(valid_from, valid_to, '[]') with &&) where (deleted_at is null)
);
create index contract_price_by_item on pricing.contract_price (tenant_id, item_id, contract_id)
  where deleted_at is null;
create index contract_price_by_contract on pricing.contract_price (tenant_id, contract_id, id)
  where deleted_at is null;
select kernel.tenant_table('pricing.contract_price');
