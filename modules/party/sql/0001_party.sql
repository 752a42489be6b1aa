create schema party;
grant usage on schema party to poros_app, poros_system;

create table party.customer (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  legal_name text not null default '',
  -- NPWP of 16 digits, or a TIN of 9 in Papua New Guinea.
  tax_id text,
  -- The tax number again when the tenant wants it once only; null where branches of one firm may share it.
  tax_id_claim text,
  -- NIK, for a buyer who is a person.
  national_id text,
  -- The name without legal forms, marks and case: what two entries of the same customer have in common.
  name_key text not null,
  address text not null default '',
  city text not null default '',
  phone text not null default '',
  email text,
  segment text not null default 'regular',
  tier text not null default 'REGULAR',
  credit_limit numeric(20, 4) not null default 0,
  payment_terms_days integer not null default 30,
  -- Stands over the tenant's setting when given.
  overdue_days_allowed integer,
  currency text not null,
  language text not null default 'id',
  -- The branch that looks after the customer; null: every branch does.
  branch_id uuid,
  salesperson_id uuid,
  is_on_hold boolean not null default false,
  hold_reason text,
  latitude numeric(9, 6),
  longitude numeric(9, 6),
  search_text text not null generated always as (lower(code || ' ' || name || ' ' || legal_name || ' ' || city
    || ' ' || phone || ' ' || coalesce(tax_id, '') || ' ' || coalesce(email, ''))) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint customer__key primary key (tenant_id, id),
  constraint customer__code_once unique (tenant_id, code),
  constraint customer__branch foreign key (tenant_id, branch_id) references tenancy.branch (tenant_id, id),
  constraint customer__salesperson foreign key (tenant_id, salesperson_id)
    references identity.app_user (tenant_id, id),
  constraint customer__tax_id check (tax_id ~ '^([0-9]{9}|[0-9]{16})$'),
  constraint customer__tax_id_claim check (tax_id_claim is null or tax_id_claim = tax_id),
  constraint customer__national_id check (national_id ~ '^[0-9]{16}$'),
  constraint customer__segment check (segment in ('vip', 'regular', 'wholesale', 'retail', 'project', 'government')),
  constraint customer__tier check (tier ~ '^[A-Z][A-Z0-9_]{0,19}$'),
  constraint customer__credit_limit check (credit_limit >= 0),
  constraint customer__payment_terms check (payment_terms_days between 0 and 365),
  constraint customer__overdue_days check (overdue_days_allowed between 0 and 365),
  constraint customer__currency check (currency ~ '^[A-Z]{3}$'),
  constraint customer__language check (language in ('id', 'en')),
  constraint customer__hold_has_reason check (is_on_hold = (hold_reason is not null)),
  constraint customer__place_is_whole check ((latitude is null) = (longitude is null))
);
create unique index customer__tax_id_once on party.customer (tenant_id, tax_id_claim) where deleted_at is null;
create index customer_by_name_key on party.customer (tenant_id, name_key) where deleted_at is null;
create index customer_by_tax_id on party.customer (tenant_id, tax_id) where deleted_at is null;
create index customer_by_name on party.customer (tenant_id, name, id) where deleted_at is null;
create index customer_by_salesperson on party.customer (tenant_id, salesperson_id) where deleted_at is null;
create index customer_by_branch on party.customer (tenant_id, branch_id) where deleted_at is null;
select kernel.tenant_table('party.customer');
select kernel.search_function('party.customer');

-- Where goods go; the customer's own address is where the invoice goes.
create table party.customer_address (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  label text not null,
  recipient text not null default '',
  address text not null,
  city text not null default '',
  postal_code text not null default '',
  phone text not null default '',
  latitude numeric(9, 6),
  longitude numeric(9, 6),
  is_default boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint customer_address__key primary key (tenant_id, id),
  constraint customer_address__customer foreign key (tenant_id, customer_id)
    references party.customer (tenant_id, id),
  constraint customer_address__place_is_whole check ((latitude is null) = (longitude is null))
);
create index customer_address_by_customer on party.customer_address (tenant_id, customer_id) where deleted_at is null;
create unique index customer_address__one_default on party.customer_address (tenant_id, customer_id)
  where is_default and deleted_at is null;
select kernel.tenant_table('party.customer_address');

create table party.vendor (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  legal_name text not null default '',
  tax_id text,
  tax_id_claim text,
  name_key text not null,
  address text not null default '',
  city text not null default '',
  phone text not null default '',
  email text,
  bank_name text not null default '',
  bank_account text not null default '',
  bank_account_holder text not null default '',
  -- Percent of deliveries on time and of quality accepted; procurement keeps them, null means "no data".
  otd_score numeric(5, 2),
  quality_score numeric(5, 2),
  payment_terms_days integer not null default 30,
  currency text not null,
  search_text text not null generated always as (lower(code || ' ' || name || ' ' || legal_name || ' ' || city
    || ' ' || phone || ' ' || coalesce(tax_id, '') || ' ' || coalesce(email, ''))) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint vendor__key primary key (tenant_id, id),
  constraint vendor__code_once unique (tenant_id, code),
  constraint vendor__tax_id check (tax_id ~ '^([0-9]{9}|[0-9]{16})$'),
  constraint vendor__tax_id_claim check (tax_id_claim is null or tax_id_claim = tax_id),
  constraint vendor__otd_score check (otd_score between 0 and 100),
  constraint vendor__quality_score check (quality_score between 0 and 100),
  constraint vendor__payment_terms check (payment_terms_days between 0 and 365),
  constraint vendor__currency check (currency ~ '^[A-Z]{3}$')
);
create unique index vendor__tax_id_once on party.vendor (tenant_id, tax_id_claim) where deleted_at is null;
create index vendor_by_name_key on party.vendor (tenant_id, name_key) where deleted_at is null;
create index vendor_by_name on party.vendor (tenant_id, name, id) where deleted_at is null;
select kernel.tenant_table('party.vendor');
select kernel.search_function('party.vendor');

-- A person we talk to, at a customer or at a vendor.
create table party.contact (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid,
  vendor_id uuid,
  name text not null,
  position text not null default '',
  phone text not null default '',
  email text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint contact__key primary key (tenant_id, id),
  constraint contact__customer foreign key (tenant_id, customer_id) references party.customer (tenant_id, id),
  constraint contact__vendor foreign key (tenant_id, vendor_id) references party.vendor (tenant_id, id),
  constraint contact__of_one_party check (num_nonnulls(customer_id, vendor_id) = 1)
);
create index contact_by_customer on party.contact (tenant_id, customer_id) where deleted_at is null;
create index contact_by_vendor on party.contact (tenant_id, vendor_id) where deleted_at is null;
select kernel.tenant_table('party.contact');

-- Published: what modules above may know of a customer. Columns may be added, never renamed or removed.
create view party.v_customer with (security_invoker = true) as
select tenant_id, id, code, name, legal_name, tier, segment, credit_limit, payment_terms_days, overdue_days_allowed,
  currency, language, tax_id, national_id, address, city, phone, email, latitude, longitude, is_on_hold, hold_reason,
  salesperson_id, branch_id, deleted_at
from party.customer;

create view party.v_customer_address with (security_invoker = true) as
select tenant_id, id, customer_id, label, recipient, address, city, postal_code, phone, latitude, longitude,
  is_default, deleted_at
from party.customer_address;

create view party.v_vendor with (security_invoker = true) as
select tenant_id, id, code, name, legal_name, tax_id, address, city, phone, email, bank_name, bank_account,
  bank_account_holder, otd_score, quality_score, payment_terms_days, currency, deleted_at
from party.vendor;
grant select on party.v_customer, party.v_customer_address, party.v_vendor to poros_app, poros_system;
