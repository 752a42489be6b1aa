import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { makeKernel, type Kernel } from '@poros/kernel';
import { openPool } from '@poros/kernel/system';
import { modules } from '@poros/server/modules';
import { DEMO_PASSWORD, makeCompany } from '@poros/server/seed/demo';
import { retailChain } from '@poros/server/seed/retail-chain';
import { sentientFactory } from '@poros/server/seed/sentient-factory';
import { serveHttp } from '@poros/server/serving';
import { ensureWeb, WEB_ROOT } from '@poros/server/web';
import { startWorking } from '@poros/server/working';
import { copyTemplate, dropDatabase, roleUrl } from '@poros/testing/database';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the program listens: 'http://localhost:40123'. */
    address: string;
    /** The owner's address of the program's database. */
    programDatabase: string;
    /** Where the program keeps what lives outside the database. */
    programFolder: string;
    /** The process that it runs in. */
    programPid: number;
  }
}

/**
 * Starts the program as `poros start` does, once for all journeys: a database of its own with two
 * demo companies, the
 * jobs, the built web client and HTTP on a free port. The clock is the wall's.
 */
export default async function startProgram(project: TestProject): Promise<() => Promise<void>> {
  const { ownerUrl, template } = project.getProvidedContext();
  const name = `poros_journeys_${process.pid}`;
  const database = await copyTemplate(ownerUrl, template, name);
  const dataDir = await mkdtemp(join(tmpdir(), 'poros-journeys-'));
  const kernel = await kernelOver(database, dataDir);
  const working = await startWorking(kernel, roleUrl(database, 'poros_system'));
  const started = performance.now();
  await Promise.all([
    ensureWeb(say),
    makeCompany(kernel, sentientFactory),
    makeCompany(kernel, retailChain),
  ]);
  // A copy: whoever builds the client while the journeys are on their way does not take it from
  // under them.
  const webRoot = join(dataDir, 'web');
  await cp(WEB_ROOT, webRoot, { recursive: true });
  const serving = await serveHttp(kernel, environment(dataDir), webRoot);
  say(
    `Poros for the journeys is at ${serving.address}, furnished in ${Math.round(performance.now() - started)} ms`,
  );
  project.provide('address', serving.address);
  project.provide('programDatabase', database);
  project.provide('programFolder', dataDir);
  project.provide('programPid', process.pid);

  return async () => {
    kernel.stop();
    await serving.close();
    await working.stop();
    await kernel.close();
    await dropDatabase(ownerUrl, name);
    await rm(dataDir, { recursive: true, force: true });
  };
}

/**
 * The kernel of the journeys' program; a test that proves the books makes a second one over the
 * same database.
 */
export function kernelOver(database: string, dataDir: string): Promise<Kernel> {
  const app = roleUrl(database, 'poros_app');
  return makeKernel({
    modules,
    dataDir,
    isStrict: true,
    demoPassword: DEMO_PASSWORD,
    log: pino({ level: 'warn', base: null }),
    pool: openPool({ url: app, name: 'poros journeys', max: 8 }),
    readPool: openPool({ url: app, name: 'poros journeys read', max: 8, genericPlan: false }),
    systemPool: openPool({
      url: roleUrl(database, 'poros_system'),
      name: 'poros journeys system',
      max: 4,
    }),
  });
}

/**
 * Behind a proxy it trusts, so that every person of a journey comes from an address of their own.
 */
const environment = (dataDir: string) => ({
  port: 0,
  host: '127.0.0.1',
  dataDir,
  databaseUrl: undefined,
  redisUrl: undefined,
  natsUrl: undefined,
  operator: undefined,
  trustProxy: true,
  logLevel: 'silent',
  isProduction: false,
});

const say = (line: string) => void process.stdout.write(`${line}\n`);
