-- Somebody asks for something about a record, and somebody else decides. One row for each time it was asked.
create table approval.request (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  entity text not null,
  entity_id uuid not null,
  -- What of the record, where one record may be asked about in several ways: the right that someone asks for.
  topic text not null default '',
  label text not null,
  path text not null,
  branch_id uuid,
  -- What saying yes costs or moves, if that can be said in money.
  amount numeric(20, 4),
  currency text,
  asked_by uuid not null,
  asked_at timestamptz not null,
  -- Which time it is asked: the version of the record that began to wait.
  round integer not null default 0,
  reason text not null default '',
  -- Particulars of the kind: why an order is held, by how much.
  detail jsonb not null default '{}',
  due_at timestamptz not null,
  -- The level of those who are asked now; the next ones stand above it.
  asked_level integer,
  escalated_at timestamptz,
  delegated_to uuid,
  delegated_by uuid,
  status text not null default 'open',
  decided_at timestamptz,
  decided_by uuid,
  -- In whose name, where a stand-in decided.
  decided_for uuid,
  decision_reason text not null default '',
  search_text text not null generated always as (lower(label || ' ' || reason)) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint request__key primary key (tenant_id, id),
  constraint request__once unique (tenant_id, entity_id, topic, round, asked_at),
  constraint request__status check (status in ('open', 'approved', 'declined', 'sent_back', 'withdrawn')),
  constraint request__money check ((amount is null) = (currency is null)),
  constraint request__decided check ((status = 'open') = (decided_at is null)),
  constraint request__decided_by check (status in ('open', 'withdrawn') or decided_by is not null),
  constraint request__delegated check ((delegated_to is null) = (delegated_by is null))
);
create unique index request__open_once on approval.request (tenant_id, entity_id, topic) where status = 'open';
create index request_open on approval.request (tenant_id, kind, asked_at, id) where status = 'open';
create index request_by_asker on approval.request (tenant_id, asked_by, id desc);
create index request_by_decider on approval.request (tenant_id, decided_by, id desc);
create index request_due on approval.request (tenant_id, due_at) where status = 'open';
select kernel.tenant_table('approval.request');
select kernel.search_function('approval.request');

-- How much a role may decide alone, per kind. A role without a row has no limit.
create table approval.decision_limit (
  tenant_id uuid not null,
  kind text not null,
  role_id uuid not null,
  amount_max numeric(20, 4) not null,
  constraint decision_limit__key primary key (tenant_id, kind, role_id),
  constraint decision_limit__role foreign key (tenant_id, role_id) references identity.role (tenant_id, id),
  constraint decision_limit__amount check (amount_max >= 0)
);
select kernel.tenant_table('approval.decision_limit', 'link');

-- Who decides in somebody's place while he is away, from and to these days.
create table approval.stand_in (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  stand_in_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  note text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint stand_in__key primary key (tenant_id, id),
  constraint stand_in__user foreign key (tenant_id, user_id) references identity.app_user (tenant_id, id),
  constraint stand_in__stand_in foreign key (tenant_id, stand_in_id) references identity.app_user (tenant_id, id),
  constraint stand_in__other check (user_id <> stand_in_id),
  constraint stand_in__days check (ends_on >= starts_on)
);
create index stand_in_by_stand_in on approval.stand_in (tenant_id, stand_in_id) where deleted_at is null;
create index stand_in_by_user on approval.stand_in (tenant_id, user_id) where deleted_at is null;
select kernel.tenant_table('approval.stand_in');

-- Published for the modules above.
create view approval.v_request with (security_invoker = true) as
select tenant_id, id, kind, entity, entity_id, topic, label, branch_id, amount, currency, asked_by, asked_at, due_at,
  status, decided_at, decided_by, decided_for
from approval.request;
grant select on approval.v_request to poros_app, poros_system;
