/** A rule about the catalog: SQL that answers what breaks it, given the schemas as $1. */
export interface CatalogRule {
  readonly rule: string;
  readonly message: string;
  readonly sql: string;
}

/** Tables of the installation, not of a tenant; the application has no rights on them. */
const WITHOUT_TENANT = ['kernel.partitioned_table', 'kernel.event_head', 'kernel.audit_era'];

/** A person's log-in, shared by the companies that admit him: policies of their own wall it. */
const BEYOND_TENANT = ['identity.account', 'identity.sign_in_throttle'];

/** Keys and indexes that look across tenants on purpose; only the system's jobs read them. */
const ACROSS_TENANTS = [
  // Names the tenant at the command line.
  'tenancy.tenant__code_once',
  // What the jobs of the installation look for.
  'kernel.idempotency_by_age',
  'kernel.event_pending_by_id',
  'kernel.event_pending_by_command',
  'kernel.event_log_by_position_all',
  'kernel.command_log_by_xact',
  'kernel.audit_block_by_horizon',
  'identity.session_by_age',
  // GIN over what changed, read through a door that filters by tenant.
  'kernel.command_log_by_touched',
  // From a log-in to the companies that admit it.
  'identity.app_user_by_account',
  'identity.app_user__account',
];

const names = (list: readonly string[]): string => list.map((name) => `'${name}'`).join(', ');

const NAME = "n.nspname || '.' || c.relname";
const CLASS = 'from pg_class c join pg_namespace n on n.oid = c.relnamespace';

/** The tables that are walled by tenant. */
const TABLES = `${CLASS} where c.relkind in ('r', 'p') and not c.relispartition
  and n.nspname = any($1) and ${NAME} not in (${names([...WITHOUT_TENANT, ...BEYOND_TENANT])})`;

const CONSTRAINTS = `from pg_constraint k join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace`;

/** The wall as pg_policies writes it, quoted for a literal. */
const OWN_TENANT =
  "(tenant_id = (NULLIF(current_setting(''app.tenant''::text, true), ''''::text))::uuid)";

const walls: readonly CatalogRule[] = [
  {
    rule: 'row-security',
    message: 'row-level security is enabled and forced',
    sql: `select ${NAME} as object, null as note ${TABLES}
    and not (c.relrowsecurity and c.relforcerowsecurity)`,
  },
  {
    rule: 'row-security',
    message: 'row-level security is enabled',
    sql: `select ${NAME} as object, null as note ${CLASS}
    where n.nspname = any($1) and ${NAME} in (${names(BEYOND_TENANT)}) and not c.relrowsecurity`,
  },
  {
    rule: 'row-security',
    message: 'the application reads and writes its own tenant only',
    sql: `select ${NAME} as object, null as note ${TABLES}
    and not exists (select from pg_policies p
      where p.schemaname = n.nspname and p.tablename = c.relname and 'poros_app' = any(p.roles)
        and p.cmd = 'ALL' and p.qual = '${OWN_TENANT}' and p.with_check = '${OWN_TENANT}')`,
  },
  {
    rule: 'row-security',
    message: 'a policy opens the table beyond the tenant',
    sql: `select schemaname || '.' || tablename as object, policyname as note from pg_policies
    where schemaname = any($1) and roles && array['poros_app', 'public']::name[]
      and schemaname || '.' || tablename not in (${names(BEYOND_TENANT)})
      and (coalesce(qual, with_check) <> '${OWN_TENANT}'
        or coalesce(with_check, qual) <> '${OWN_TENANT}')`,
  },
  {
    rule: 'row-security',
    message: 'a partition is reached through its table, never by itself',
    sql: `select ${NAME} as object, null as note ${CLASS}
    where c.relispartition and c.relkind in ('r', 'p') and n.nspname = any($1)
      and has_table_privilege('poros_app', c.oid, 'select, insert, update, delete')`,
  },
];

const keys: readonly CatalogRule[] = [
  {
    rule: 'tenant-column',
    message: 'tenant_id uuid not null is the first column',
    sql: `select ${NAME} as object, null as note ${TABLES}
    and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum = 1
      and a.attname = 'tenant_id' and a.attnotnull and a.atttypid = 'uuid'::regtype)`,
  },
  {
    rule: 'tenant-column',
    message: 'a table without a tenant is nothing for the application',
    sql: `select t as object, null as note from unnest(array[${names(WITHOUT_TENANT)}]) t
    where split_part(t, '.', 1) = any($1) and to_regclass(t) is not null
      and has_table_privilege('poros_app', t, 'select, insert, update, delete')`,
  },
  {
    rule: 'tenant-first',
    message: 'keys and indexes start with tenant_id',
    sql: `select n.nspname || '.' || x.relname as object, ${NAME} as note
    from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class c on c.oid = i.indrelid
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where n.nspname = any($1) and not c.relispartition and a.attname is distinct from 'tenant_id'
      and ${NAME} not in (${names([...WITHOUT_TENANT, ...BEYOND_TENANT])})
      and n.nspname || '.' || x.relname not in (${names(ACROSS_TENANTS)})`,
  },
  {
    rule: 'tenant-first',
    message: 'a foreign key starts with tenant_id on both sides',
    sql: `select n.nspname || '.' || k.conname as object, null as note ${CONSTRAINTS}
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
    where k.contype = 'f' and n.nspname = any($1) and k.conparentid = 0 and not c.relispartition
      and ${NAME} not in (${names(BEYOND_TENANT)})
      and n.nspname || '.' || k.conname not in (${names(ACROSS_TENANTS)})
      and (a.attname <> 'tenant_id' or b.attname <> 'tenant_id')`,
  },
];

const rights: readonly CatalogRule[] = [
  {
    rule: 'roles',
    message: 'is a superuser, passes row security, or owns something',
    sql: `select rolname as object, null as note from pg_roles r
    where rolname in ('poros_app', 'poros_system') and $1::text[] is not null
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
        or exists (select ${CLASS} where c.relowner = r.oid
          and n.nspname = any($1))
        or exists (select from pg_auth_members m join pg_roles g on g.oid = m.roleid
          where m.member = r.oid and g.rolname <> 'pg_read_all_stats'))`,
  },
  {
    rule: 'append-only',
    message: 'an append-only table can be changed by the application',
    sql: `select ${NAME} as object, null as note ${TABLES}
    and exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'append_only')
    and has_table_privilege('poros_app', c.oid, 'update, delete, truncate')`,
  },
  {
    rule: 'append-only',
    message: 'the application may empty the table',
    sql: `select ${NAME} as object, null as note ${TABLES}
    and has_table_privilege('poros_app', c.oid, 'truncate')`,
  },
  {
    rule: 'view',
    message: "a view runs with the reader's rights: with (security_invoker = true)",
    sql: `select ${NAME} as object, null as note ${CLASS} where n.nspname = any($1)
    and (c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=true'], false)
      or c.relkind = 'm')`,
  },
  {
    rule: 'view',
    message: 'a published view is named v_… and answers tenant_id',
    sql: `select ${NAME} as object, null as note ${CLASS}
    where n.nspname = any($1) and c.relkind = 'v' and (c.relname not like 'v\\_%' or not exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'))`,
  },
  {
    rule: 'definer',
    message: 'a function that runs as its owner fixes its search_path and is not for everyone',
    sql: `select n.nspname || '.' || p.proname as object, null as note
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = any($1) and p.prosecdef
      and (not exists (select from unnest(p.proconfig) s where s like 'search_path=%')
        or has_function_privilege('public', p.oid, 'execute'))`,
  },
];

const COLUMNS = `${CLASS} join pg_attribute a
    on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any($1)`;

const shapes: readonly CatalogRule[] = [
  {
    rule: 'constraint-name',
    message: 'a constraint is named table__rule',
    sql: `select n.nspname || '.' || k.conname as object, null as note ${CONSTRAINTS}
    where n.nspname = any($1) and k.contype in ('p', 'u', 'f', 'c', 'x') and k.conparentid = 0
      and not c.relispartition and not starts_with(k.conname, c.relname || '__')
      and ${NAME} not in (${names(WITHOUT_TENANT)})`,
  },
  {
    rule: 'column-type',
    message: 'amounts and instants are exact: numeric, timestamptz, plain text',
    sql: `select ${NAME} as object, a.attname || ' ' || t.typname as note ${COLUMNS}
    and t.typname in ('float4', 'float8', 'money', 'timestamp', 'timetz', 'varchar', 'bpchar')`,
  },
  {
    rule: 'column-name',
    message: 'instants end in _at, dates in _on (or _from, _until, _since), truths start with is_',
    sql: `select ${NAME} as object, a.attname || ' ' || t.typname as note ${COLUMNS} and (
    t.typname = 'timestamptz' and a.attname !~ '(^|_)(at|from|until|since)$'
    or t.typname = 'date' and a.attname !~ '(^|_)(on|from|to|until|since)$'
    or t.typname = 'bool' and a.attname !~ '^(is|has|may|must)_')`,
  },
];

export const catalogRules: readonly CatalogRule[] = [...walls, ...keys, ...rights, ...shapes];
