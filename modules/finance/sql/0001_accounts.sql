create schema finance;
grant usage on schema finance to poros_app, poros_system;

-- Decimals that documents of a currency are settled in; the same rule as `currencyDecimals` in shared/.
create function finance.currency_decimals(currency text) returns integer language sql immutable
as $$ select case currency when 'IDR' then 0 else 2 end $$;

-- The chart of accounts. The parent is an explicit link, so that a code may be any text.
create table finance.account (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name_id text not null,
  name_en text not null,
  type text not null,
  parent_id uuid,
  -- Headings only add up what stands below them.
  is_postable boolean not null default true,
  -- Posted by documents only, so that a sub-ledger and its account can never differ.
  is_control boolean not null default false,
  -- How the modules find it: receivable, ppn_out, cost_of_sales …
  system_key text,
  search_text text not null generated always as (lower(code || ' ' || name_id || ' ' || name_en)) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint account__key primary key (tenant_id, id),
  constraint account__code_once unique (tenant_id, code),
  constraint account__system_key_once unique (tenant_id, system_key),
  constraint account__parent foreign key (tenant_id, parent_id) references finance.account (tenant_id, id),
  constraint account__not_own_parent check (parent_id is distinct from id),
  constraint account__type check (type in ('asset', 'liability', 'equity', 'income', 'cost')),
  constraint account__system_key_posts check (system_key is null or (is_postable and deleted_at is null))
);
create index account_by_parent on finance.account (tenant_id, parent_id);
select kernel.tenant_table('finance.account');
select kernel.search_function('finance.account');

-- What a journal line may carry beside its branch.
create table finance.dimension (
  tenant_id uuid not null,
  code text not null,
  name_id text not null,
  name_en text not null,
  is_used boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint dimension__key primary key (tenant_id, code),
  constraint dimension__code check (code in ('branch', 'department', 'project', 'equipment'))
);
select kernel.tenant_table('finance.dimension');

-- An account without a row for a dimension takes it or leaves it.
create table finance.account_dimension (
  tenant_id uuid not null,
  account_id uuid not null,
  dimension text not null,
  rule text not null,
  constraint account_dimension__key primary key (tenant_id, account_id, dimension),
  constraint account_dimension__account foreign key (tenant_id, account_id)
    references finance.account (tenant_id, id),
  constraint account_dimension__dimension foreign key (tenant_id, dimension)
    references finance.dimension (tenant_id, code),
  -- Every line has a branch, so a branch can be neither demanded nor forbidden.
  constraint account_dimension__no_branch check (dimension <> 'branch'),
  constraint account_dimension__rule check (rule in ('required', 'optional', 'forbidden'))
);
select kernel.tenant_table('finance.account_dimension', 'link');

create table finance.project (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint project__key primary key (tenant_id, id),
  constraint project__code_once unique (tenant_id, code)
);
select kernel.tenant_table('finance.project');

-- A rule holds from its day until the next of the same code, so there is never a gap and never two at once.
create table finance.tax_rule (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  valid_from date not null,
  name_id text not null,
  name_en text not null,
  rate_bp integer not null,
  base_numerator integer not null default 1,
  base_denominator integer not null default 1,
  is_included boolean not null default false,
  -- The law it rests on.
  basis text not null default '',
  created_at timestamptz not null default now(),
  created_by uuid,
  constraint tax_rule__key primary key (tenant_id, id),
  constraint tax_rule__once_a_day unique (tenant_id, code, valid_from),
  constraint tax_rule__rate check (rate_bp between 0 and 10000),
  constraint tax_rule__base check (base_numerator between 1 and 1000 and base_denominator between 1 and 1000)
);
select kernel.tenant_table('finance.tax_rule', 'append');

-- A month of the books. Posting holds its row FOR SHARE, closing FOR UPDATE: never both at once.
create table finance.period (
  tenant_id uuid not null,
  id uuid not null,
  starts_on date not null,
  status text not null default 'open',
  closed_at timestamptz,
  closed_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint period__key primary key (tenant_id, id),
  constraint period__month_once unique (tenant_id, starts_on),
  constraint period__first_day check (starts_on = date_trunc('month', starts_on)::date),
  constraint period__status check (status in ('open', 'closed', 'locked'))
);
select kernel.tenant_table('finance.period');
