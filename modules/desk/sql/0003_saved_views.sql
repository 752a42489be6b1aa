-- How a list is looked at, under a name: filters, order and grouping as the address carries them, and the columns.
create table desk.saved_view (
  tenant_id uuid not null,
  id uuid not null,
  list text not null,
  name text not null,
  user_id uuid not null,
  audience text not null default 'me',
  role_id uuid,
  address text not null default '',
  layout jsonb,
  is_pinned boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint saved_view__key primary key (tenant_id, id),
  constraint saved_view__list check (list ~ '^[a-z]+[.][a-z_]+$'),
  constraint saved_view__name check (length(name) between 1 and 60),
  constraint saved_view__audience check (audience in ('me', 'role', 'everyone')),
  constraint saved_view__role check ((audience = 'role') = (role_id is not null))
);
create unique index saved_view__name_once on desk.saved_view (tenant_id, list, user_id, lower(name))
  where deleted_at is null;
create index saved_view_by_list on desk.saved_view (tenant_id, list) where deleted_at is null;
select kernel.tenant_table('desk.saved_view');

-- What one person has made of a list's columns, and the view it opens with.
create table desk.list_layout (
  tenant_id uuid not null,
  user_id uuid not null,
  list text not null,
  layout jsonb,
  default_view text,
  updated_at timestamptz not null,
  constraint list_layout__key primary key (tenant_id, user_id, list),
  constraint list_layout__list check (list ~ '^[a-z]+[.][a-z_]+$')
);
select kernel.tenant_table('desk.list_layout', 'link');
