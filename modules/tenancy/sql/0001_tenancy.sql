create schema tenancy;
grant usage on schema tenancy to poros_app, poros_system;

create table tenancy.tenant (
  tenant_id uuid not null,
  code text not null,
  name text not null,
  preset text not null,
  currency text not null,
  language text not null default 'id',
  locale text not null default 'id-ID',
  time_zone text not null default 'Asia/Jakarta',
  is_demo boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint tenant__key primary key (tenant_id),
  -- Across tenants on purpose: the code names the tenant at the command line. It is never shown to another tenant.
  constraint tenant__code_once unique (code),
  constraint tenant__preset check (preset in ('mine', 'factory', 'distributor', 'retail')),
  constraint tenant__currency check (currency ~ '^[A-Z]{3}$'),
  constraint tenant__language check (language in ('id', 'en')),
  constraint tenant__locale check (locale in ('id-ID', 'en-ID', 'en-PG'))
);
select kernel.tenant_table('tenancy.tenant');

create table tenancy.company (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  tax_id text,
  address text not null default '',
  currency text not null,
  is_tax_registered boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint company__key primary key (tenant_id, id),
  constraint company__code_once unique (tenant_id, code),
  constraint company__tenant foreign key (tenant_id) references tenancy.tenant (tenant_id),
  constraint company__tax_id check (tax_id is null or tax_id ~ '^[0-9]{9,16}$')
);
select kernel.tenant_table('tenancy.company');

create table tenancy.branch (
  tenant_id uuid not null,
  id uuid not null,
  company_id uuid not null,
  code text not null,
  -- The branch's part of document numbers; empty for the main branch.
  number_code text not null default '',
  name text not null,
  address text not null default '',
  city text not null default '',
  latitude numeric(9, 6),
  longitude numeric(9, 6),
  is_main boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint branch__key primary key (tenant_id, id),
  constraint branch__code_once unique (tenant_id, code),
  constraint branch__number_code_once unique (tenant_id, number_code),
  constraint branch__number_code check (number_code ~ '^[A-Z0-9]{0,6}$'),
  constraint branch__company foreign key (tenant_id, company_id) references tenancy.company (tenant_id, id)
);
create unique index branch__one_main on tenancy.branch (tenant_id, company_id) where is_main;
select kernel.tenant_table('tenancy.branch');

create table tenancy.department (
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
  constraint department__key primary key (tenant_id, id),
  constraint department__code_once unique (tenant_id, code),
  constraint department__parent foreign key (tenant_id, parent_id) references tenancy.department (tenant_id, id),
  constraint department__not_own_parent check (parent_id is distinct from id)
);
select kernel.tenant_table('tenancy.department');
