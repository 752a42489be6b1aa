import type pg from 'pg';

/** Whose documents are written, and how many of each. */
export interface Filling {
  readonly tenantId: string;
  readonly branchId: string;
  readonly userId: string;
  readonly each: number;
  say(line: string): void;
}

const SETTINGS = [
  // Triggers and the row-by-row checks of foreign keys rest; they are held against afterwards.
  'set session_replication_role = replica',
  'set synchronous_commit = off',
  "set maintenance_work_mem = '512MB'",
  "set work_mem = '256MB'",
];

/** A year of days in their order, as documents come: what is written last lies last. */
const days = ({ tenantId, branchId, userId, each }: Filling): string[] => [
  `create temp table known as select '${tenantId}'::uuid as tenant, '${branchId}'::uuid as branch,
    '${userId}'::uuid as writer,
    (select array_agg(id) from party.customer where tenant_id = '${tenantId}') as customers,
    (select id from finance.account where tenant_id = '${tenantId}' and system_key = 'receivable') as receivable,
    (select id from finance.account where tenant_id = '${tenantId}' and system_key = 'sales_revenue') as revenue,
    (select id from finance.account where tenant_id = '${tenantId}' and system_key = 'bank') as bank,
    (select array_agg(id) from inventory.stock where tenant_id = '${tenantId}') as stocks`,
  `create temp table day as
    select n, on_day, uuidv7(on_day::timestamptz + interval '9 hours' - now()) as id,
      (n % 97 + 3) * 100000::numeric as net, date_trunc('month', on_day)::date as month
    from (select n, current_date - 364 + (n::bigint * 364 / ${each})::integer as on_day
      from generate_series(1, ${each}) n) numbered`,
  'analyze day',
];

const WHEN = `uuidv7(d.on_day::timestamptz + interval '9 hours' - now())`;
const CUSTOMER = 'k.customers[1 + d.n % array_length(k.customers, 1)]';

const ROWS: Readonly<Record<string, string>> = {
  'sales.sales_order': `(tenant_id, id, branch_id, number, customer_id, ordered_on, deadline_on, currency,
      payment_terms_days, status, status_since, gross, discount, net, tax_base, tax, total, created_by)
    select k.tenant, d.id, k.branch, 'B-' || d.n, ${CUSTOMER}, d.on_day, d.on_day + 7, 'IDR', 30,
      case when d.n % 200 = 0 then 'approved' when d.n % 211 = 0 then 'pending'
        when d.n % 199 = 0 then 'delivered' else 'paid' end, d.on_day, d.net, 0, d.net, d.net, d.net * 0.11,
      d.net * 1.11, k.writer
    from day d, known k`,
  'sales.delivery': `(tenant_id, id, order_id, branch_id, number, status, status_since, planned_on, eta_on,
      shipped_on, actual_on)
    select k.tenant, d.id, d.id, k.branch, 'BD-' || d.n,
      case when d.n % 150 = 0 then 'shipped' else 'delivered' end, d.on_day, d.on_day, d.on_day + 1, d.on_day,
      case when d.n % 150 = 0 then null else d.on_day + (d.n % 9) end
    from day d, known k`,
  'finance.journal': `(tenant_id, id, number, branch_id, posted_on, period_id, source_type, source_id, description,
      currency, total)
    select k.tenant, d.id, 'BJ-' || d.n, k.branch, d.on_day, p.id, 'bench', d.id, 'Faktur', 'IDR', d.net * 2
    from day d, known k, finance.period p where p.tenant_id = k.tenant and p.starts_on = d.month`,
  'finance.journal_line': `(tenant_id, id, journal_id, line_no, account_id, debit, credit, currency, branch_id,
      posted_on, period_id)
    select k.tenant, ${WHEN}, d.id, l.no, case l.no when 1 then k.receivable when 2 then k.revenue
        when 3 then k.bank else k.receivable end,
      case when l.no in (1, 3) then d.net else 0 end, case when l.no in (2, 4) then d.net else 0 end, 'IDR', k.branch,
      d.on_day, p.id
    from day d, known k, generate_series(1, 4) l (no), finance.period p
    where p.tenant_id = k.tenant and p.starts_on = d.month`,
  'finance.account_period_total': `(tenant_id, period_id, account_id, branch_id, currency, debit, credit)
    select k.tenant, p.id, case l.no when 1 then k.receivable when 2 then k.revenue else k.bank end, k.branch, 'IDR',
      case when l.no in (1, 3) then m.net else 0 end, case when l.no in (1, 2) then m.net else 0 end
    from (select month, sum(net) as net from day group by month) m, known k, generate_series(1, 3) l (no),
      finance.period p
    where p.tenant_id = k.tenant and p.starts_on = m.month
    on conflict (tenant_id, period_id, account_id, branch_id, department_id, project_id, currency)
    do update set debit = account_period_total.debit + excluded.debit,
      credit = account_period_total.credit + excluded.credit`,
  'finance.invoice': `(tenant_id, id, number, branch_id, customer_id, customer_name, source_type, source_id,
      issued_on, due_on, currency, gross, discount, net, tax_base, tax, total, paid, settled_on, journal_id,
      created_by)
    select k.tenant, d.id, 'BI-' || d.n, k.branch, ${CUSTOMER}, 'Pelanggan', 'bench', d.id, d.on_day,
      d.on_day + 30, 'IDR', d.net, 0, d.net, d.net, d.net * 0.11, d.net * 1.11,
      case when d.n % 40 = 0 then 0 else d.net * 1.11 end,
      case when d.n % 40 = 0 then null else least(d.on_day + 20, current_date) end, d.id, k.writer
    from day d, known k`,
  'finance.receipt': `(tenant_id, id, number, branch_id, customer_id, received_on, method, account_id, currency,
      amount, allocated, journal_id, created_by)
    select k.tenant, d.id, 'BR-' || d.n, k.branch, ${CUSTOMER}, least(d.on_day + 20, current_date), 'transfer',
      k.bank, 'IDR', d.net * 1.11, d.net * 1.11, d.id, k.writer
    from day d, known k where d.n % 40 <> 0`,
  'finance.allocation': `(tenant_id, id, receipt_id, invoice_id, amount, allocated_on, journal_id)
    select k.tenant, d.id, d.id, d.id, d.net * 1.11, least(d.on_day + 20, current_date), d.id
    from day d, known k where d.n % 40 <> 0`,
  'kernel.status_history': `(tenant_id, id, entity, entity_id, from_status, to_status, changed_at)
    select k.tenant, d.id, 'sales.order', d.id, 'pending', 'approved', d.on_day + interval '9 hours'
    from day d, known k`,
  'inventory.stock_move': `(tenant_id, id, stock_id, nth, warehouse_id, item_id, kind, quantity, unit_cost, value,
      on_hand_after, value_after, document_type, document_id, document_number, moved_on)
    select k.tenant, d.id, s.id, d.n + 1000, s.warehouse_id, s.item_id,
      case when d.n % 2 = 0 then 'receipt' else 'issue' end, case when d.n % 2 = 0 then 1 else -1 end, d.net,
      case when d.n % 2 = 0 then d.net else -d.net end, 1, 1, 'bench', d.id, 'BM-' || d.n, d.on_day
    from day d, known k, inventory.stock s
    where s.tenant_id = k.tenant and s.id = k.stocks[1 + d.n % array_length(k.stocks, 1)]`,
  'kernel.command_log': `(tenant_id, id, command, verdict, correlation_id, at, input, changes, leaf_hash)
    select k.tenant, d.id, 'bench.do', 'done', 'bench', d.on_day + interval '9 hours', '{}', '[]', ''
    from day d, known k`,
};

/**
 * A year of documents in one tenant, a table at a time: the indexes that no constraint needs are
 * built after their rows, as fast as they can be, and are all there again before anything is
 * measured. Checks and unique keys hold throughout, foreign keys are proved at the end.
 */
export async function fillDashboard(owner: pg.Client, filling: Filling): Promise<void> {
  for (const statement of [...SETTINGS, ...days(filling)]) await owner.query(statement);
  for (const [table, rows] of Object.entries(ROWS)) {
    const began = performance.now();
    const indexes = await indexesOf(owner, table);
    for (const { name } of indexes) await owner.query(`drop index ${name}`);
    const { rowCount } = await owner.query(`insert into ${table} ${rows}`);
    const written = performance.now();
    for (const { definition } of indexes) await owner.query(definition);
    await ensureSame(owner, table, indexes);
    await proveForeignKeys(owner, table);
    // As the server itself does behind rows that are written: indexes answer without the table.
    await owner.query(`vacuum (analyze) ${table}`);
    const [fill, rest] = [written - began, performance.now() - written].map(Math.round);
    const told = `${rowCount ?? 0} rows, ${fill} ms, indexes and proof ${rest} ms`;
    filling.say(`${table.padEnd(30)} ${told}`);
  }
  await owner.query('set session_replication_role = origin');
}

interface Index {
  readonly name: string;
  readonly definition: string;
}

/** The indexes that carry no constraint, with what makes them again on every partition. */
async function indexesOf(owner: pg.Client, table: string): Promise<Index[]> {
  const { rows } = await owner.query<Index>(
    `select i.indexrelid::regclass::text as name,
      replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') as definition
    from pg_index i
    where i.indrelid = $1::regclass and not i.indisunique
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
    order by 1`,
    [table],
  );
  return rows;
}

async function ensureSame(owner: pg.Client, table: string, before: readonly Index[]) {
  const after = await indexesOf(owner, table);
  if (JSON.stringify(after) !== JSON.stringify(before))
    throw new Error(`the indexes of ${table} are not what they were`);
}

/** Each foreign key of the table in one anti-join. */
async function proveForeignKeys(owner: pg.Client, table: string): Promise<void> {
  const { rows } = await owner.query<{ name: string; broken: string }>(
    `select c.conname as name, format('select 1 from %s a where %s and not exists (select from %s b where %s) limit 1',
        c.conrelid::regclass,
        (select string_agg(format('a.%I is not null', x.attname), ' and ')
          from unnest(c.conkey) k join pg_attribute x on x.attrelid = c.conrelid and x.attnum = k),
        c.confrelid::regclass,
        (select string_agg(format('b.%I = a.%I', y.attname, x.attname), ' and ')
          from unnest(c.conkey, c.confkey) k (own, other)
          join pg_attribute x on x.attrelid = c.conrelid and x.attnum = k.own
          join pg_attribute y on y.attrelid = c.confrelid and y.attnum = k.other)) as broken
    from pg_constraint c
    where c.contype = 'f' and c.conrelid = $1::regclass and c.conparentid = 0`,
    [table],
  );
  for (const { name, broken } of rows) {
    const { rowCount } = await owner.query(broken);
    if (rowCount) throw new Error(`${name} does not hold for what was written into ${table}`);
  }
}
