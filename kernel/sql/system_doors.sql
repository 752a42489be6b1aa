-- Doors through which people's role sees what only the system role may read. They belong to poros_system, filter by the
-- caller's tenant where rows have one, and are made again at every migration: no state lives here.
drop schema if exists kernel_system cascade;
create schema kernel_system;
grant usage on schema kernel_system to poros_app, poros_system;

-- Commands that changed a record. Here and not in a plain query, because row-level security keeps the index unused.
create function kernel_system.commands_touching(record uuid, row_limit integer) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select id from kernel.command_log
  where touched @> array[record] and tenant_id = nullif(current_setting('app.tenant', true), '')::uuid
  order by id desc limit row_limit
$$;

-- The tenant's reactions that wait, run or have failed before.
create function kernel_system.jobs() returns table (
  id bigint, reaction text, event_position bigint, entity_id uuid, run_at timestamptz, created_at timestamptz,
  is_running boolean, is_held boolean, attempts integer, last_error text)
language sql stable security definer set search_path = pg_catalog as $$
  select j.id, j.payload ->> 'reaction', (j.payload ->> 'position')::bigint, (j.payload ->> 'entityId')::uuid,
    j.run_at, j.created_at, j.locked_at is not null, f.tenant_id is not null, coalesce(f.attempts, 0),
    coalesce(nullif(f.error, ''), j.last_error)
  from graphile_worker._private_jobs j
  left join kernel.reaction_held f on f.tenant_id = (j.payload ->> 'tenantId')::uuid
    and f.reaction = j.payload ->> 'reaction' and f.event_position = (j.payload ->> 'position')::bigint
  where j.payload ->> 'tenantId' = nullif(current_setting('app.tenant', true), '')
$$;

-- Puts a dead letter's reaction back into the queue; false when the tenant has no such letter.
create function kernel_system.replay(letter uuid) returns boolean
language sql volatile security definer set search_path = pg_catalog as $$
  select exists (
    select from kernel.dead_letter d, graphile_worker.add_job('reaction', json_build_object('tenantId', d.tenant_id,
      'reaction', d.reaction, 'position', d.event_position, 'entityId', d.event ->> 'entityId'),
      queue_name := kernel.reaction_lane((d.event ->> 'entityId')::uuid), max_attempts := 8) j
    where d.id = letter and d.tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
$$;

-- Figures of the whole installation: sums only, nothing of any one tenant.
create function kernel_system.health() returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object(
    'databaseBytes', pg_database_size(current_database()),
    'connections', (select count(*) from pg_stat_activity where datname = current_database()),
    'connectionsMax', current_setting('max_connections')::integer,
    'oldestTransactionSeconds', (select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0)::integer
      from pg_stat_activity where datname = current_database()),
    'cacheHitRate', (select round(blks_hit::numeric / greatest(1, blks_hit + blks_read), 4)
      from pg_stat_database where datname = current_database()),
    'eventHead', (select position from kernel.event_head),
    'eventsWaiting', (select count(*) from kernel.event_pending),
    'eventLagSeconds', (select coalesce(extract(epoch from clock_timestamp() - min(stored_at)), 0)
      from kernel.event_pending),
    'commandsUnsealed', (select count(*) from kernel.command_log c
      where c.xact_id >= coalesce((select max(to_xact)::text::xid8 from kernel.audit_block
        where era = (select max(era) from kernel.audit_era)), '0'::xid8)),
    'sealedAt', (select max(sealed_at) from kernel.audit_block),
    'jobsWaiting', (select count(*) from graphile_worker._private_jobs),
    'reactionsFailing', (select count(*) from kernel.reaction_held where attempts > 0),
    'deadLetters', (select count(*) from kernel.dead_letter where state = 'waiting'),
    'partitions', (select coalesce(jsonb_agg(p order by p.name), '[]') from (
      select t.name, t.retention, count(c.oid) as months, max(c.relname) as newest,
        sum(pg_total_relation_size(c.oid))::bigint as bytes
      from kernel.partitioned_table t join pg_inherits i on i.inhparent = to_regclass(t.name)
      join pg_class c on c.oid = i.inhrelid group by t.name, t.retention) p))
$$;

-- The statements of the program that cost most, normalised by PostgreSQL; empty where the extension is not loaded.
create function kernel_system.slow_statements(row_limit integer) returns table (
  statement text, calls bigint, total_ms double precision, mean_ms double precision, rows_each double precision,
  cache_hit_rate numeric)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query execute 'select s.query, s.calls, s.total_exec_time, s.mean_exec_time,
      s.rows::double precision / greatest(1, s.calls),
      round(s.shared_blks_hit::numeric / greatest(1, s.shared_blks_hit + s.shared_blks_read), 4)
    from pg_stat_statements s
    where s.dbid = (select oid from pg_database where datname = current_database())
      and s.userid in (select oid from pg_roles where rolname in (''poros_app'', ''poros_system''))
      and s.query ~* ''^\s*(select|insert|update|delete|with)''
    order by s.total_exec_time desc limit $1' using row_limit;
exception when undefined_table or object_not_in_prerequisite_state or insufficient_privilege then
  return;
end $$;

revoke all on all functions in schema kernel_system from public;
grant execute on all functions in schema kernel_system to poros_app;
-- Of the whole installation, hence of its operator: the program asks them as the system role.
revoke execute on function kernel_system.health(), kernel_system.slow_statements(integer) from poros_app;
