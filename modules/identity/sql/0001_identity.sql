create schema identity;
grant usage on schema identity to poros_app, poros_system;

-- A person's log-in: one for all companies the person works in (docs/decisions/0003). Global on purpose, and guarded
-- by its own row-level security below.
create table identity.account (
  id uuid not null,
  -- The company whose administrators keep the names and the password; other companies only admit the person.
  home_tenant_id uuid not null,
  email text not null,
  username text,
  -- PHC string, argon2id.
  password_hash text not null,
  password_changed_at timestamptz not null,
  must_change_password boolean not null default true,
  -- Sessions opened before this instant are over, in every company.
  sessions_valid_from timestamptz not null,
  language text not null default 'id',
  locale text not null default 'id-ID',
  -- Where the person worked last; the next log-in starts there.
  last_tenant_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  constraint account__key primary key (id),
  constraint account__email_once unique (email),
  constraint account__username_once unique (username),
  constraint account__home foreign key (home_tenant_id) references tenancy.tenant (tenant_id),
  constraint account__email check (email = lower(email) and email like '%@%'),
  -- Without @, so that a username is never another person's e-mail address.
  constraint account__username check (username = lower(username) and username !~ '[@\s]'),
  constraint account__language check (language in ('id', 'en')),
  constraint account__locale check (locale in ('id-ID', 'en-ID', 'en-PG'))
);

-- A person or a program at work in one company.
create table identity.app_user (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null default 'person',
  account_id uuid,
  name text not null,
  -- Copies of the account's, for lists and searches; brought up to date at every log-in.
  email text,
  username text,
  department_id uuid,
  default_branch_id uuid,
  has_all_branches boolean not null default false,
  is_active boolean not null default true,
  -- Offered on the log-in page of a demonstration, with the demonstration's password.
  is_demo boolean not null default false,
  last_signed_in_at timestamptz,
  search_text text generated always as
    (lower(name || ' ' || coalesce(email, '') || ' ' || coalesce(username, ''))) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint app_user__key primary key (tenant_id, id),
  constraint app_user__once unique (tenant_id, account_id),
  constraint app_user__tenant foreign key (tenant_id) references tenancy.tenant (tenant_id),
  constraint app_user__account foreign key (account_id) references identity.account (id),
  constraint app_user__department foreign key (tenant_id, department_id)
    references tenancy.department (tenant_id, id),
  constraint app_user__default_branch foreign key (tenant_id, default_branch_id)
    references tenancy.branch (tenant_id, id),
  constraint app_user__kind check (kind in ('person', 'client')),
  constraint app_user__signs_in check ((kind = 'person') = (account_id is not null))
);
select kernel.tenant_table('identity.app_user');
select kernel.search_function('identity.app_user');
create index app_user_by_account on identity.app_user (account_id);

create table identity.role (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name_id text not null,
  name_en text not null,
  -- 1 is the highest, 99 the lowest; nobody touches what stands above him.
  level integer not null,
  is_system boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint role__key primary key (tenant_id, id),
  constraint role__tenant foreign key (tenant_id) references tenancy.tenant (tenant_id),
  constraint role__level check (level between 1 and 99)
);
create unique index role__code_once on identity.role (tenant_id, code) where deleted_at is null;
select kernel.tenant_table('identity.role');

create table identity.role_permission (
  tenant_id uuid not null,
  role_id uuid not null,
  permission text not null,
  scope text not null,
  constraint role_permission__key primary key (tenant_id, role_id, permission),
  constraint role_permission__role foreign key (tenant_id, role_id) references identity.role (tenant_id, id),
  constraint role_permission__scope check (scope in ('own', 'department', 'branch', 'all'))
);
select kernel.tenant_table('identity.role_permission', 'link');

-- The permissions that the default roles have been offered once; what an administrator took away stays away.
create table identity.offered_permission (
  tenant_id uuid not null,
  permission text not null,
  constraint offered_permission__key primary key (tenant_id, permission)
);
select kernel.tenant_table('identity.offered_permission', 'link');

create table identity.user_role (
  tenant_id uuid not null,
  user_id uuid not null,
  role_id uuid not null,
  constraint user_role__key primary key (tenant_id, user_id, role_id),
  constraint user_role__user foreign key (tenant_id, user_id) references identity.app_user (tenant_id, id),
  constraint user_role__role foreign key (tenant_id, role_id) references identity.role (tenant_id, id)
);
create index user_role_by_role on identity.user_role (tenant_id, role_id);
select kernel.tenant_table('identity.user_role', 'link');

create table identity.user_branch (
  tenant_id uuid not null,
  user_id uuid not null,
  branch_id uuid not null,
  constraint user_branch__key primary key (tenant_id, user_id, branch_id),
  constraint user_branch__user foreign key (tenant_id, user_id) references identity.app_user (tenant_id, id),
  constraint user_branch__branch foreign key (tenant_id, branch_id) references tenancy.branch (tenant_id, id)
);
select kernel.tenant_table('identity.user_branch', 'link');

-- Somebody signed in: a browser by its cookie, a device by its refresh token. Tokens are stored as SHA-256 only; they
-- carry their tenant, so that even this table obeys row-level security by tenant.
create table identity.session (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  token_hash bytea,
  branch_id uuid not null,
  ip text not null,
  user_agent text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_reason text,
  constraint session__key primary key (tenant_id, id),
  constraint session__token_once unique (tenant_id, token_hash),
  constraint session__user foreign key (tenant_id, user_id) references identity.app_user (tenant_id, id),
  constraint session__branch foreign key (tenant_id, branch_id) references tenancy.branch (tenant_id, id),
  constraint session__kind check (kind in ('browser', 'device')),
  constraint session__browser_token check ((kind = 'browser') = (token_hash is not null)),
  constraint session__reason check ((revoked_at is null) = (revoked_reason is null)),
  constraint session__reason_known check (revoked_reason in
    ('signed_out', 'signed_in_again', 'moved', 'forced', 'password_changed', 'access_ended', 'token_reused'))
);
create index session_open on identity.session (tenant_id, user_id) where revoked_at is null;
create index session_by_age on identity.session (expires_at);
select kernel.tenant_table('identity.session');
grant delete on identity.session to poros_system;
create policy system_prune on identity.session for delete to poros_system using (true);
grant update (last_seen_at) on identity.session to poros_system;
create policy system_seen on identity.session for update to poros_system using (true);

-- Single-use: a used token names its successor by derivation, so nothing that opens a door is stored.
create table identity.refresh_token (
  tenant_id uuid not null,
  token_hash bytea not null,
  session_id uuid not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_from text,
  constraint refresh_token__key primary key (tenant_id, token_hash),
  constraint refresh_token__session foreign key (tenant_id, session_id)
    references identity.session (tenant_id, id) on delete cascade,
  constraint refresh_token__used check ((used_at is null) = (used_from is null))
);
create index refresh_token_by_session on identity.refresh_token (tenant_id, session_id);
select kernel.tenant_table('identity.refresh_token');

-- The secret of a program that signs in by itself; the rights hang on its app_user.
create table identity.api_client (
  tenant_id uuid not null,
  id uuid not null,
  secret_hash bytea,
  secret_issued_at timestamptz,
  constraint api_client__key primary key (tenant_id, id),
  constraint api_client__user foreign key (tenant_id, id) references identity.app_user (tenant_id, id),
  constraint api_client__secret check ((secret_hash is null) = (secret_issued_at is null))
);
select kernel.tenant_table('identity.api_client');

-- Failed log-ins per account (or unknown name) and network source; source '*' counts over all sources, subject '*'
-- over all accounts. Global, because nobody is signed in yet.
create table identity.sign_in_throttle (
  subject text not null,
  source text not null,
  account_id uuid,
  failures integer not null default 0,
  last_at timestamptz not null,
  locked_until timestamptz,
  constraint sign_in_throttle__key primary key (subject, source),
  constraint sign_in_throttle__account foreign key (account_id) references identity.account (id),
  constraint sign_in_throttle__failures check (failures >= 0)
);
create index sign_in_throttle_by_account on identity.sign_in_throttle (account_id) where account_id is not null;
create index sign_in_throttle_by_age on identity.sign_in_throttle (last_at);

-- Who may see the global tables: the system role at log-in, and each company the accounts that work for it.
alter table identity.account enable row level security;
alter table identity.sign_in_throttle enable row level security;
grant select on identity.account to poros_app, poros_system;
grant insert on identity.account to poros_app;
grant update (email, username, password_hash, password_changed_at, must_change_password, sessions_valid_from,
  language, locale, last_tenant_id) on identity.account to poros_app;
grant select, delete on identity.sign_in_throttle to poros_app;
grant select, insert, update, delete on identity.sign_in_throttle to poros_system;

create policy works_here on identity.account for select to poros_app using (exists (
  select from identity.app_user u where u.tenant_id = kernel.current_tenant() and u.account_id = account.id));
create policy works_here_change on identity.account for update to poros_app using (exists (
  select from identity.app_user u where u.tenant_id = kernel.current_tenant() and u.account_id = account.id));
create policy at_home on identity.account for insert to poros_app
  with check (home_tenant_id = kernel.current_tenant());
create policy system_read on identity.account for select to poros_system using (true);
create policy works_here on identity.sign_in_throttle for select to poros_app using (exists (
  select from identity.app_user u
  where u.tenant_id = kernel.current_tenant() and u.account_id = sign_in_throttle.account_id));
create policy works_here_unlock on identity.sign_in_throttle for delete to poros_app using (exists (
  select from identity.app_user u
  where u.tenant_id = kernel.current_tenant() and u.account_id = sign_in_throttle.account_id));
create policy system_count on identity.sign_in_throttle for all to poros_system using (true) with check (true);

-- The one question a company may ask about accounts that do not work for it: is there one under this address?
create function identity.account_of_email(address text) returns uuid
language sql stable security definer set search_path = pg_catalog
as $$ select id from identity.account where email = lower(address) $$;
revoke all on function identity.account_of_email(text) from public;
grant execute on function identity.account_of_email(text) to poros_app;

-- Counts one try to log in before the password is looked at, so that parallel guesses cannot outrun the count. Answers
-- the seconds to wait; 0 admits the try. Three counts: this account from this source (locks), this source over all
-- accounts (growing delay against spraying), this account over all sources (beyond 100, only sources the person is
-- known to sign in from are heard, so that a stranger far away can lock nobody out).
create function identity.admit_sign_in(
  who text, source_address text, who_account uuid, at timestamptz, lock_after integer, lock_for interval)
returns integer language plpgsql as $$
declare
  pair identity.sign_in_throttle;
  sprayer identity.sign_in_throttle;
  everywhere identity.sign_in_throttle;
  pause interval;
begin
  insert into identity.sign_in_throttle (subject, source, account_id, last_at) values
    (who, source_address, who_account, at), ('*', source_address, null, at), (who, '*', who_account, at)
    on conflict do nothing;
  -- One order for everybody: no deadlock between two tries.
  select * into sprayer from identity.sign_in_throttle where subject = '*' and source = source_address for update;
  select * into everywhere from identity.sign_in_throttle where subject = who and source = '*' for update;
  select * into pair from identity.sign_in_throttle where subject = who and source = source_address for update;

  if pair.locked_until > at then
    return greatest(1, ceil(extract(epoch from pair.locked_until - at)));
  end if;
  if sprayer.last_at < at - lock_for then sprayer.failures := 0; end if;
  pause := least(power(2, sprayer.failures - 20), 900) * interval '1 second';
  if sprayer.failures > 20 and sprayer.last_at + pause > at then
    return greatest(1, ceil(extract(epoch from sprayer.last_at + pause - at)));
  end if;
  if everywhere.last_at < at - interval '1 day' then everywhere.failures := 0; end if;
  if everywhere.failures >= 100 and not exists (
      select from identity.session s
      join identity.app_user u on u.tenant_id = s.tenant_id and u.id = s.user_id
      where u.account_id = who_account and s.ip = source_address and s.created_at > at - interval '30 days') then
    return 900;
  end if;

  if pair.locked_until is not null or pair.last_at < at - lock_for then pair.failures := 0; end if;
  update identity.sign_in_throttle set failures = pair.failures + 1, last_at = at,
      locked_until = case when pair.failures + 1 >= lock_after then at + lock_for end
    where subject = who and source = source_address;
  update identity.sign_in_throttle set failures = sprayer.failures + 1, last_at = at
    where subject = '*' and source = source_address;
  update identity.sign_in_throttle set failures = everywhere.failures + 1, last_at = at
    where subject = who and source = '*';
  return 0;
end $$;
revoke all on function identity.admit_sign_in(text, text, uuid, timestamptz, integer, interval) from public;
grant execute on function identity.admit_sign_in(text, text, uuid, timestamptz, integer, interval) to poros_system;

-- Published for the modules above: who is who. Columns may be added, never renamed or removed.
create view identity.v_user with (security_invoker = true) as
select tenant_id, id, kind, name, email, department_id, is_active from identity.app_user;
create view identity.v_user_role with (security_invoker = true) as
select ur.tenant_id, ur.user_id, r.id as role_id, r.code, r.name_id, r.name_en, r.level
from identity.user_role ur
join identity.role r on r.tenant_id = ur.tenant_id and r.id = ur.role_id
where r.deleted_at is null;
grant select on identity.v_user, identity.v_user_role to poros_app, poros_system;
