import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { makeKernel, runQuery, type Actor, type Kernel, type Scope } from '@poros/kernel';
import { openPool, type Pool } from '@poros/kernel/system';
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
import { fillDashboard } from './bench/dashboard-rows.ts';
import { overhear, plansOf } from './bench/plans.ts';

/** How many of each document a tenant gets; journal lines are as many as all of them. */
const EACH = Number(process.argv[2] ?? 250_000);
/** Whether the plan of every statement is looked at too. */
const WITH_PLANS = process.argv.includes('--plans');
const TIMES = 3;
const MINUTES_10 = 600_000;
const RANGES = ['month', 'months_3', 'months_12'] as const;

let readPool: Pool;
let heard: ReturnType<typeof overhear>;
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
  const { actor } = founded.at(undefined);
  const { tenantId, branchId, userId } = actor;
  await withRoomForLog(() => fillDashboard(owner, { tenantId, branchId, userId, each: EACH, say }));
  await owner.query('analyze');
  await measure(actor);
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
  readPool = openPool({
    url: app,
    name: 'bench read',
    max: 4,
    genericPlan: false,
    statementTimeoutMs: MINUTES_10,
  });
  heard = overhear(readPool);
  return makeKernel({
    modules,
    dataDir,
    isStrict: false,
    log: pino({ level: 'silent' }),
    pool: openPool({ url: app, name: 'bench', max: 4 }),
    readPool,
    systemPool: openPool({ url: roleUrl(url, 'poros_system'), name: 'bench system', max: 4 }),
  });
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
      heard.take();
      if (!WITH_PLANS) continue;
      await runQuery({ kernel, actor }, getDashboard, { board, range });
      for (const { source, ms, pages, scans } of await plansOf(owner, actor.tenantId, heard.take()))
        say(
          [`    ${ms.toFixed(1).padStart(8)} ms ${String(pages).padStart(7)} pages  ${source}`]
            .concat(scans.map((scan) => `${' '.repeat(14)}${scan}`))
            .join('\n'),
        );
    }
}

/** So much is written at once that checkpoints would be most of the work. */
async function withRoomForLog(work: () => Promise<void>): Promise<void> {
  const change = async (how: string) => {
    await owner.query(`alter system ${how}`);
    await owner.query('select pg_reload_conf()');
  };
  await change("set max_wal_size = '8GB'");
  try {
    await work();
  } finally {
    await change('reset max_wal_size');
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
