import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { makeKernel, runQuery, type Actor, type Kernel, type Scope } from '@poros/kernel';
import { openPool } from '@poros/kernel/system';
import { getDashboard } from '@poros/reporting';
import { BOARDS } from '@poros/reporting/shared';
import { modules } from '@poros/server/modules';
import { makeCompany } from '@poros/server/seed/demo';
import { sentientFactory } from '@poros/server/seed/sentient-factory';
import {
  copyTemplate,
  dropDatabase,
  prepareTemplate,
  roleUrl,
  startTestCluster,
} from '@poros/testing/database';

/** How many of each document a tenant gets; journal lines are as many as all of them. */
const EACH = Number(process.argv[2] ?? 250_000);
const TIMES = 3;
const RANGES = ['month', 'months_3', 'months_12'] as const;

const FILLING = [
  `insert into sales.sales_order (tenant_id, id, branch_id, number, customer_id, ordered_on, deadline_on,
      currency,
      payment_terms_days, status, status_since, gross, discount, net, tax_base, tax, total, created_by)
    select k.tenant, d.id, k.branch, 'B-' || d.n, k.customers[1 + d.n % array_length(k.customers, 1)], d.on_day,
      d.on_day + 7, 'IDR', 30, case when d.n % 200 = 0 then 'approved' when d.n % 211 = 0 then 'pending'
        when d.n % 199 = 0 then 'delivered' else 'paid' end, d.on_day, d.net, 0, d.net, d.net, d.net * 0.11,
      d.net * 1.11, k.writer
    from day d, known k`,
  `insert into sales.delivery (tenant_id, id, order_id, branch_id, number, status, status_since, planned_on, eta_on,
      shipped_on, actual_on)
    select k.tenant, pg_temp.v7(d.on_day), d.id, k.branch, 'BD-' || d.n,
      case when d.n % 150 = 0 then 'shipped' else 'delivered' end, d.on_day, d.on_day, d.on_day + 1, d.on_day,
      case when d.n % 150 = 0 then null else d.on_day + (d.n % 9) end
    from day d, known k`,
  `insert into finance.invoice (tenant_id, id, number, branch_id, customer_id, customer_name, source_type, source_id,
      issued_on, due_on, currency, gross, discount, net, tax_base, tax, total, paid, settled_on, journal_id,
      created_by)
    select k.tenant, d.id, 'BI-' || d.n, k.branch, k.customers[1 + d.n % array_length(k.customers, 1)], 'Pelanggan',
      'bench', d.id, d.on_day, d.on_day + 30, 'IDR', d.net, 0, d.net, d.net, d.net * 0.11, d.net * 1.11,
      case when d.n % 40 = 0 then 0 else d.net * 1.11 end,
      case when d.n % 40 = 0 then null else least(d.on_day + 20, current_date) end, d.id, k.writer
    from day d, known k`,
  `insert into finance.receipt (tenant_id, id, number, branch_id, customer_id, received_on, method, account_id,
      currency,
      amount, allocated, journal_id, created_by)
    select k.tenant, d.id, 'BR-' || d.n, k.branch, k.customers[1 + d.n % array_length(k.customers, 1)],
      least(d.on_day + 20, current_date), 'transfer', k.bank, 'IDR', d.net * 1.11, d.net * 1.11, d.id, k.writer
    from day d, known k where d.n % 40 <> 0`,
  `insert into finance.allocation (tenant_id, id, receipt_id, invoice_id, amount, allocated_on, journal_id)
    select k.tenant, d.id, d.id, d.id, d.net * 1.11, least(d.on_day + 20, current_date), d.id
    from day d, known k where d.n % 40 <> 0`,
  `insert into finance.journal_line (tenant_id, id, journal_id, line_no, account_id, debit, credit, currency, branch_id,
      posted_on, period_id)
    select k.tenant, pg_temp.v7(d.on_day), d.id, l.no, case l.no when 1 then k.receivable when 2 then k.revenue
        when 3 then k.bank else k.receivable end,
      case when l.no in (1, 3) then d.net else 0 end, case when l.no in (2, 4) then d.net else 0 end, 'IDR', k.branch,
      d.on_day, p.id
    from day d, known k, generate_series(1, 4) l (no), finance.period p
    where p.tenant_id = k.tenant and p.starts_on = date_trunc('month', d.on_day)`,
  `insert into finance.account_period_total (tenant_id, period_id, account_id, branch_id, currency, debit, credit)
    select l.tenant_id, l.period_id, l.account_id, l.branch_id, l.currency, sum(l.debit), sum(l.credit)
    from finance.journal_line l, known k where l.tenant_id = k.tenant and l.journal_id in (select id from day)
    group by 1, 2, 3, 4, 5
    on conflict (tenant_id, period_id, account_id, branch_id, department_id, project_id, currency)
    do update set debit = account_period_total.debit + excluded.debit,
      credit = account_period_total.credit + excluded.credit`,
  `insert into kernel.status_history (tenant_id, id, entity, entity_id, from_status, to_status, changed_at)
    select k.tenant, pg_temp.v7(d.on_day), 'sales.order', d.id, 'pending', 'approved', d.on_day
    from day d, known k`,
  `insert into inventory.stock_move (tenant_id, id, stock_id, nth, warehouse_id, item_id, kind, quantity,
      unit_cost, value,
      on_hand_after, value_after, document_type, document_id, document_number, moved_on)
    select k.tenant, pg_temp.v7(d.on_day), s.id, d.n + 1000, s.warehouse_id, s.item_id,
      case when d.n % 2 = 0 then 'receipt' else 'issue' end, case when d.n % 2 = 0 then 1 else -1 end, d.net,
      case when d.n % 2 = 0 then d.net else -d.net end, 1, 1, 'bench', d.id, 'BM-' || d.n, d.on_day
    from day d, known k, inventory.stock s
    where s.tenant_id = k.tenant and s.id = k.stocks[1 + d.n % array_length(k.stocks, 1)]`,
  `insert into kernel.command_log (tenant_id, id, command, verdict, correlation_id, at, input, changes, leaf_hash)
    select k.tenant, pg_temp.v7(d.on_day), 'bench.do', 'done', 'bench', d.on_day, '{}', '[]', ''
    from day d, known k`,
  'analyze',
];

const cluster = await startTestCluster();
const database = `poros_bench_dashboard_${process.pid}`;
const ownerUrl = await copyTemplate(
  cluster.ownerUrl,
  await prepareTemplate(cluster.ownerUrl),
  database,
);
const dataDir = await mkdtemp(join(tmpdir(), 'poros-bench-'));
const owner = new pg.Client({ connectionString: ownerUrl });
await owner.connect();
const kernel = await kernelOver(ownerUrl);
try {
  await owner.query('select kernel.ensure_months((current_date - 420)::date, 17)');
  const founded = await makeCompany(kernel, sentientFactory);
  await fill(founded.tenantId, founded.at(undefined).actor);
  await measure(founded.at(undefined).actor);
} finally {
  kernel.stop();
  await kernel.close();
  await owner.end();
  await dropDatabase(cluster.ownerUrl, database);
  await rm(dataDir, { recursive: true, force: true });
  await cluster.stop();
}

function kernelOver(url: string): Promise<Kernel> {
  const app = roleUrl(url, 'poros_app');
  return makeKernel({
    modules,
    dataDir,
    isStrict: false,
    log: pino({ level: 'silent' }),
    pool: openPool({ url: app, name: 'bench', max: 4 }),
    readPool: openPool({ url: app, name: 'bench read', max: 4, genericPlan: false }),
    systemPool: openPool({ url: roleUrl(url, 'poros_system'), name: 'bench system', max: 4 }),
  });
}

/**
 * A year of documents in one tenant, written past triggers and foreign keys: what is measured is
 * reading, and the commands would take hours.
 */
async function fill(tenantId: string, actor: Actor): Promise<void> {
  await owner.query('set session_replication_role = replica');
  await owner.query(`set poros.bench_tenant = '${tenantId}'`);
  await owner.query(`
    create temp table known as select '${tenantId}'::uuid as tenant, '${actor.branchId}'::uuid as branch,
      '${actor.userId}'::uuid as writer,
      (select array_agg(id) from party.customer where tenant_id = '${tenantId}') as customers,
      (select id from finance.account where tenant_id = '${tenantId}' and system_key = 'receivable') as receivable,
      (select id from finance.account where tenant_id = '${tenantId}' and system_key = 'sales_revenue') as revenue,
      (select id from finance.account where tenant_id = '${tenantId}' and system_key = 'bank') as bank,
      (select array_agg(id) from inventory.stock where tenant_id = '${tenantId}') as stocks;
    create function pg_temp.v7(at timestamptz) returns uuid language sql volatile as $$
      select (substr(kernel.uuid_floor(at)::text, 1, 14) || '7' || substr(md5(random()::text), 1, 3) || '-8'
        || substr(md5(random()::text), 1, 3) || '-' || substr(md5(random()::text), 1, 12))::uuid $$;
    create temp table day as select n, current_date - (n % 365) as on_day,
      pg_temp.v7(current_date - (n % 365)) as id, (n % 97 + 3) * 100000::numeric as net
      from generate_series(1, ${EACH}) n;`);
  for (const statement of FILLING) {
    const began = performance.now();
    const { rowCount } = await owner.query(statement);
    const table = /insert into ([a-z_.]+)/.exec(statement)?.[1] ?? 'analyze';
    say(
      `${table.padEnd(32)} ${String(rowCount ?? '')} rows, ${Math.round(performance.now() - began)} ms`,
    );
  }
}

async function measure(founder: Actor): Promise<void> {
  const permissions = new Map(
    [...kernel.registry.permissions.keys()].map((name): [string, Scope] => [name, 'all']),
  );
  const actor: Actor = { ...founder, kind: 'person', permissions };
  const floor = await median(async () => {
    await owner.query(`select count(*) from finance.invoice where tenant_id = '${actor.tenantId}'`);
  });
  say(`\nfloor: select count(*) of ${EACH} invoices ${floor.toFixed(0)} ms`);
  for (const board of BOARDS)
    for (const range of RANGES) {
      const taken = await median(() => runQuery({ kernel, actor }, getDashboard, { board, range }));
      const times = (taken / floor).toFixed(1);
      say(
        `${board.padEnd(10)} ${range.padEnd(10)} ${taken.toFixed(0).padStart(6)} ms  ${times} × floor`,
      );
    }
}

async function median(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
