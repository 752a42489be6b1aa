-- The kernel's own schema: roles, tenant rules for every table, the spine (commands, events), numbering, config.
create schema kernel;
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
grant usage on schema kernel to poros_app, poros_system;

-- Stops a statement whose guard does not hold. STABLE, so that a pipelined COMMIT after it can only roll back.
create function kernel.expect(holds boolean, refusal text, details text default '{}') returns boolean
language plpgsql stable as $$
begin
  if holds is not true then
    raise exception using errcode = 'PR001', message = refusal, detail = details;
  end if;
  return true;
end $$;

create function kernel.current_tenant() returns uuid language sql stable
as $$ select nullif(current_setting('app.tenant', true), '')::uuid $$;

create function kernel.stamp_updated_at() returns trigger language plpgsql as $$
begin
  if new.updated_at is not distinct from old.updated_at then new.updated_at := clock_timestamp(); end if;
  return new;
end $$;

create function kernel.forbid_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'PR002',
    message = format('%I.%I is append-only: correct it by a reversal', tg_table_schema, tg_table_name);
end $$;

-- Gives a table what every tenant table must have. Kinds:
--   'record'  selectable, insertable, updatable (soft delete where a user may delete)
--   'append'  selectable, insertable; never changed, not even by the owner
--   'link'    selectable, insertable, deletable (rows that only tie two others together)
create function kernel.tenant_table(target regclass, kind text default 'record') returns void
language plpgsql as $$
declare
  name text := target::text;
  first_key text;
begin
  select a.attname into first_key from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = target and i.indisprimary;
  if first_key is distinct from 'tenant_id' then
    raise exception '% must have a primary key that starts with tenant_id', name;
  end if;
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy tenant on %s to poros_app
    using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)
    with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', name);
  -- The owner sees a tenant's rows only inside that tenant too: its search functions need no more.
  execute format('create policy owner_read on %s for select to %I
    using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', name, current_user);
  execute format('create policy system_read on %s for select to poros_system using (true)', name);
  execute format('grant select, insert on %s to poros_app', name);
  execute format('grant select on %s to poros_system', name);
  if kind = 'record' then
    execute format('grant update on %s to poros_app', name);
  elsif kind = 'link' then
    execute format('grant update, delete on %s to poros_app', name);
  elsif kind = 'append' then
    execute format('create trigger append_only before update or delete on %s
      for each row execute function kernel.forbid_change()', name);
    execute format('create trigger append_only_truncate before truncate on %s
      for each statement execute function kernel.forbid_change()', name);
  else
    raise exception 'unknown kind of table: %', kind;
  end if;
  if exists (select from pg_attribute where attrelid = target and attname = 'updated_at') then
    execute format('create trigger stamp_updated_at before update on %s
      for each row execute function kernel.stamp_updated_at()', name);
  end if;
end $$;

-- RLS loses trigram indexes (ILIKE is not leakproof), so each searchable table gets one reviewed function that runs
-- as its owner, filters by the caller's tenant itself and answers ids only. Needs a column `search_text`.
create function kernel.search_function(target regclass) returns void language plpgsql as $$
declare
  schema_name text := (
    select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target);
  table_name text := (select relname from pg_class where oid = target);
begin
  execute format('create index %I on %s using gin (tenant_id, search_text gin_trgm_ops)',
    table_name || '_search', target::text);
  execute format($f$
    create function %1$I.%2$I(words text, row_limit integer default 500) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public as
    $body$
      select t.id from %3$s t
      where t.tenant_id = nullif(current_setting('app.tenant', true), '')::uuid
        and not exists (
          select from unnest(string_to_array(lower(words), ' ')) as word
          where word <> '' and t.search_text not like
            '%%' || replace(replace(replace(word, '\', '\\'), '%%', '\%%'), '_', '\_') || '%%')
        and t.search_text like '%%' || replace(replace(replace(
          split_part(lower(trim(words)), ' ', 1), '\', '\\'), '%%', '\%%'), '_', '\_') || '%%'
      limit row_limit
    $body$ $f$, schema_name, 'search_' || table_name, target::text);
  execute format('revoke all on function %I.%I(text, integer) from public', schema_name, 'search_' || table_name);
  execute format('grant execute on function %I.%I(text, integer) to poros_app', schema_name, 'search_' || table_name);
end $$;

-- Month partitions. 'uuid' tables are ranged by their uuid v7 `id`, so the key stays (tenant_id, id).
create table kernel.partitioned_table (
  name text primary key,
  kind text not null check (kind in ('uuid', 'at')),
  retention text not null check (retention in ('ledger', 'audit', 'event'))
);
grant select on kernel.partitioned_table to poros_system;

create function kernel.uuid_floor(instant timestamptz) returns uuid language sql immutable as $$
  select (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-0000-0000-000000000000')::uuid
  from (select lpad(to_hex((extract(epoch from instant) * 1000)::bigint), 12, '0') h) x
$$;

-- Makes the partition of one month if it is missing; runs as owner so that the maintenance job needs no DDL rights.
create function kernel.ensure_month(target text, month date) returns boolean
language plpgsql security definer set search_path = pg_catalog, kernel as $$
declare
  first_day date := date_trunc('month', month)::date;
  next_day date := (date_trunc('month', month) + interval '1 month')::date;
  part text := split_part(target, '.', 2) || to_char(first_day, '"_"YYYY"_"MM');
  split_kind text := (select kind from kernel.partitioned_table where name = target);
begin
  if split_kind is null then raise exception '% is not a registered partitioned table', target; end if;
  if to_regclass(split_part(target, '.', 1) || '.' || part) is not null then return false; end if;
  if split_kind = 'uuid' then
    execute format('create table %I.%I partition of %s for values from (%L) to (%L)', split_part(target, '.', 1),
      part, target, kernel.uuid_floor(first_day::timestamp at time zone 'UTC'),
      kernel.uuid_floor(next_day::timestamp at time zone 'UTC'));
  else
    execute format('create table %I.%I partition of %s for values from (%L) to (%L)', split_part(target, '.', 1),
      part, target, first_day::timestamp at time zone 'UTC', next_day::timestamp at time zone 'UTC');
  end if;
  return true;
end $$;

create function kernel.ensure_months(from_month date, months integer) returns integer
language sql security definer set search_path = pg_catalog, kernel as $$
  select count(*) filter (where kernel.ensure_month(t.name, (from_month + make_interval(months => m))::date))::integer
  from kernel.partitioned_table t, generate_series(0, months - 1) m
$$;
revoke all on function kernel.ensure_month(text, date), kernel.ensure_months(date, integer) from public;
grant execute on function kernel.ensure_month(text, date), kernel.ensure_months(date, integer) to poros_system;

create function kernel.partition_by_month(target regclass, split_kind text, retention_class text) returns void
language plpgsql as $$
begin
  insert into kernel.partitioned_table (name, kind, retention) values (target::text, split_kind, retention_class);
  perform kernel.ensure_month(target::text, (date_trunc('month', now()) + make_interval(months => m))::date)
    from generate_series(-2, 4) m;
end $$;

-- The command log is the audit trail: one row for every command, carried out, refused or denied.
create table kernel.command_log (
  tenant_id uuid not null,
  id uuid not null,
  command text not null,
  verdict text not null constraint command_log__verdict check (verdict in ('done', 'refused', 'denied')),
  refusal text,
  actor_id uuid,
  acting_for uuid,
  branch_id uuid,
  ip text,
  correlation_id text not null,
  at timestamptz not null,
  input jsonb not null,
  changes jsonb not null,
  leaf_hash bytea not null,
  -- Ids of the records that were changed, for looking a record's history up.
  touched uuid[] not null default '{}',
  -- Where the sealer finds the row: transactions end in another order than they begin, but every transaction below
  -- the oldest running one has ended. The era tells one cluster's transaction ids from another's after a restore.
  era integer not null default 0,
  xact_id xid8 not null default pg_current_xact_id(),
  constraint command_log__key primary key (tenant_id, id),
  constraint command_log__refusal_named check ((verdict = 'done') = (refusal is null))
) partition by range (id);
create index command_log_by_xact on kernel.command_log (xact_id);
create index command_log_by_actor on kernel.command_log (tenant_id, actor_id, id);
create index command_log_by_touched on kernel.command_log using gin (touched);
select kernel.tenant_table('kernel.command_log', 'append');
select kernel.partition_by_month('kernel.command_log', 'uuid', 'audit');

-- First answers, kept for 30 days. A key belongs to one user or device, so nobody replays another's answer.
create table kernel.idempotency (
  tenant_id uuid not null,
  client_id uuid not null,
  key text not null,
  fingerprint bytea not null,
  status integer not null,
  response text not null,
  command_id uuid not null,
  at timestamptz not null,
  constraint idempotency__key primary key (tenant_id, client_id, key),
  constraint idempotency__key_length check (length(key) between 1 and 255)
);
create index idempotency_by_age on kernel.idempotency (at);
select kernel.tenant_table('kernel.idempotency', 'record');
revoke update on kernel.idempotency from poros_app;
grant delete on kernel.idempotency to poros_system;
create policy system_prune on kernel.idempotency for delete to poros_system using (true);

-- Events wait here, unnumbered, until the sequencer gives them their place. A queue: rows leave when numbered.
create table kernel.event_pending (
  tenant_id uuid not null,
  id bigint generated always as identity,
  scope text not null,
  command_id uuid not null,
  type text not null,
  version integer not null,
  entity text not null,
  entity_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  correlation_id text not null,
  payload jsonb not null,
  stored_at timestamptz not null default now(),
  constraint event_pending__key primary key (tenant_id, id),
  constraint event_pending__size check (pg_column_size(payload) < 262144)
);
create index event_pending_by_id on kernel.event_pending (id);
create index event_pending_by_command on kernel.event_pending (command_id);
-- Every row of this queue lives for milliseconds; vacuum by count, or its indexes fill with the dead.
alter table kernel.event_pending set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
select kernel.tenant_table('kernel.event_pending', 'record');
revoke update on kernel.event_pending from poros_app;
grant select, delete, update on kernel.event_pending to poros_system;
create policy system_take on kernel.event_pending for delete to poros_system using (true);
create policy system_lock on kernel.event_pending for update to poros_system using (true);

create table kernel.event_scope (
  tenant_id uuid not null,
  scope text not null,
  head bigint not null default 0,
  epoch uuid not null default gen_random_uuid(),
  constraint event_scope__key primary key (tenant_id, scope)
);
select kernel.tenant_table('kernel.event_scope', 'record');
revoke insert, update on kernel.event_scope from poros_app;
grant insert, update on kernel.event_scope to poros_system;
create policy system_write on kernel.event_scope for all to poros_system using (true) with check (true);

-- How many events have been numbered in all. A row and not a sequence: a round that fails gives its positions back, so
-- positions have no holes and the row is the second guard against two numberers at once.
create table kernel.event_head (
  is_the_only boolean primary key default true check (is_the_only),
  position bigint not null default 0
) with (fillfactor = 10);
insert into kernel.event_head default values;
grant select, update on kernel.event_head to poros_system;

create table kernel.event_log (
  tenant_id uuid not null,
  scope text not null,
  seq bigint not null,
  position bigint not null,
  numbered_at timestamptz not null,
  command_id uuid not null,
  type text not null,
  version integer not null,
  entity text not null,
  entity_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  correlation_id text not null,
  payload jsonb not null,
  constraint event_log__key primary key (tenant_id, scope, seq, numbered_at)
) partition by range (numbered_at);
create index event_log_by_position on kernel.event_log (tenant_id, position);
create index event_log_by_position_all on kernel.event_log (position);
create index event_log_by_entity on kernel.event_log (tenant_id, entity_id, position);
select kernel.tenant_table('kernel.event_log', 'append');
revoke insert on kernel.event_log from poros_app;
grant insert on kernel.event_log to poros_system;
create policy system_append on kernel.event_log for insert to poros_system with check (true);
select kernel.partition_by_month('kernel.event_log', 'at', 'event');

-- A reaction that failed for the last time waits here for a person.
create table kernel.dead_letter (
  tenant_id uuid not null,
  id uuid not null,
  reaction text not null,
  event_position bigint not null,
  event jsonb not null,
  attempts integer not null,
  error text not null,
  failed_at timestamptz not null,
  state text not null default 'waiting'
    constraint dead_letter__state check (state in ('waiting', 'replayed', 'dismissed')),
  settled_at timestamptz,
  settled_by uuid,
  version integer not null default 1,
  constraint dead_letter__key primary key (tenant_id, id),
  constraint dead_letter__once unique (tenant_id, reaction, event_position)
);
create index dead_letter_waiting on kernel.dead_letter (tenant_id, id) where state = 'waiting';
select kernel.tenant_table('kernel.dead_letter');
grant insert, update on kernel.dead_letter to poros_system;
create policy system_write on kernel.dead_letter for all to poros_system using (true) with check (true);

-- Jobs of one entity share a lane and so never run side by side; lanes are few, because each is a row of the queue.
create function kernel.reaction_lane(entity_id uuid) returns text language sql immutable as $$
  select 'lane-' || (hashtextextended(entity_id::text, 0) & 63)
$$;

-- Reactions that failed and will be tried again, and those to later events of the same entity, which wait behind
-- them (attempts 0), so that an entity's events are always reacted to in order.
create table kernel.reaction_held (
  tenant_id uuid not null,
  reaction text not null,
  event_position bigint not null,
  entity_id uuid not null,
  attempts integer not null,
  error text not null default '',
  held_at timestamptz not null default now(),
  next_try_at timestamptz not null,
  constraint reaction_held__key primary key (tenant_id, reaction, event_position)
);
create index reaction_held_by_entity on kernel.reaction_held (tenant_id, entity_id, event_position);
select kernel.tenant_table('kernel.reaction_held');
revoke insert, update on kernel.reaction_held from poros_app;
grant insert, update, delete on kernel.reaction_held to poros_system;
create policy system_write on kernel.reaction_held for all to poros_system using (true) with check (true);

-- What a reaction has already done: the effect and this row commit together, so nothing happens twice.
create table kernel.reaction_done (
  tenant_id uuid not null,
  reaction text not null,
  event_position bigint not null,
  at timestamptz not null default now(),
  constraint reaction_done__key primary key (tenant_id, reaction, event_position)
);
select kernel.tenant_table('kernel.reaction_done', 'append');

-- One row for each cluster this database has lived in: restored elsewhere, transaction ids begin anew.
create table kernel.audit_era (
  era integer constraint audit_era__key primary key,
  cluster text not null,
  began_at timestamptz not null default now()
);
grant select on kernel.audit_era to poros_system;

-- Called whenever the schema is brought up to date, before anything is served: a new cluster begins a new era.
create function kernel.ensure_era() returns integer language plpgsql as $$
declare
  here text := (select system_identifier::text from pg_control_system());
  newest kernel.audit_era;
begin
  select * into newest from kernel.audit_era order by era desc limit 1;
  if newest.cluster = here then return newest.era; end if;
  newest.era := coalesce(newest.era, 0) + 1;
  insert into kernel.audit_era (era, cluster) values (newest.era, here);
  execute format('alter table kernel.command_log alter column era set default %s', newest.era);
  return newest.era;
end $$;
select kernel.ensure_era();

-- Merkle blocks over the command log, per tenant, chained; each block hash also goes to a file outside the database.
-- A block holds the commands of its era whose transaction id lies in [from_xact, to_xact).
create table kernel.audit_block (
  tenant_id uuid not null,
  seq bigint not null,
  era integer not null,
  from_xact bigint not null,
  to_xact bigint not null,
  row_count integer not null,
  -- Id and leaf hash of every command, 48 bytes each, by id: they name the record that was tampered with.
  entries bytea not null,
  root bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  constraint audit_block__key primary key (tenant_id, seq),
  constraint audit_block__range check (to_xact > from_xact),
  constraint audit_block__entries check (length(entries) = 48 * row_count and row_count > 0)
);
create index audit_block_by_horizon on kernel.audit_block (era, to_xact);
select kernel.tenant_table('kernel.audit_block', 'append');
revoke insert on kernel.audit_block from poros_app;
grant insert on kernel.audit_block to poros_system;
create policy system_seal on kernel.audit_block for insert to poros_system with check (true);

-- Document numbers per tenant, branch, series and month. Gap-free series advance inside the document's transaction;
-- the others are drawn in blocks and the block row explains what was never used.
create table kernel.number_series (
  tenant_id uuid not null,
  branch_key text not null,
  series text not null,
  month text not null,
  next integer not null default 1,
  constraint number_series__key primary key (tenant_id, branch_key, series, month)
);
select kernel.tenant_table('kernel.number_series');
create table kernel.number_block (
  tenant_id uuid not null,
  branch_key text not null,
  series text not null,
  month text not null,
  first integer not null,
  last integer not null,
  drawn_at timestamptz not null default now(),
  constraint number_block__key primary key (tenant_id, branch_key, series, month, first)
);
select kernel.tenant_table('kernel.number_block', 'append');

-- Config as data. A value of the tenant stands over the default that the module declares.
create table kernel.system_config (
  tenant_id uuid not null,
  key text not null,
  value jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint system_config__key primary key (tenant_id, key)
);
select kernel.tenant_table('kernel.system_config', 'link');
create table kernel.system_config_history (
  tenant_id uuid not null,
  id uuid not null,
  key text not null,
  old_value jsonb,
  new_value jsonb,
  changed_at timestamptz not null,
  changed_by uuid,
  constraint system_config_history__key primary key (tenant_id, id)
);
create index system_config_history_by_key on kernel.system_config_history (tenant_id, key, id);
select kernel.tenant_table('kernel.system_config_history', 'append');

-- How long a document stood in each status, and the clocks that a status starts and stops.
create table kernel.status_history (
  tenant_id uuid not null,
  id uuid not null,
  entity text not null,
  entity_id uuid not null,
  from_status text,
  to_status text not null,
  changed_at timestamptz not null,
  changed_by uuid,
  minutes_in_previous integer,
  reason text,
  constraint status_history__key primary key (tenant_id, id),
  constraint status_history__minutes check (minutes_in_previous is null or minutes_in_previous >= 0)
);
create index status_history_by_entity on kernel.status_history (tenant_id, entity_id, id);
select kernel.tenant_table('kernel.status_history', 'append');
create table kernel.sla_clock (
  tenant_id uuid not null,
  id uuid not null,
  entity text not null,
  entity_id uuid not null,
  kind text not null,
  started_at timestamptz not null,
  target_at timestamptz not null,
  target_min integer not null constraint sla_clock__target check (target_min > 0),
  completed_at timestamptz,
  actual_min integer,
  is_breached boolean not null default false,
  version integer not null default 1,
  constraint sla_clock__key primary key (tenant_id, id),
  constraint sla_clock__once unique (tenant_id, entity_id, kind, started_at)
);
create index sla_clock_open on kernel.sla_clock (tenant_id, target_at) where completed_at is null;
select kernel.tenant_table('kernel.sla_clock');

-- What the system role may see of the server's statistics for the health page, where the owner may grant it.
do $$ begin
  grant pg_read_all_stats to poros_system;
exception when insufficient_privilege then
  raise notice 'poros_system cannot read all statistics: the slow statement page stays empty';
end $$;
do $$ begin
  create extension if not exists pg_stat_statements;
exception when insufficient_privilege or undefined_file or feature_not_supported then
  raise notice 'pg_stat_statements is not available: the slow statement page stays empty';
end $$;
