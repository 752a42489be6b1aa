import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { makeKernel, type Kernel, type KernelOptions } from '@poros/kernel';
import { expectClean, openPool, startSequencer } from '@poros/kernel/system';
import { modules } from '@poros/server/modules';
import { copyTemplate, dropDatabase, roleUrl } from './database.ts';

/** The clock of the tests: it stands still until a test moves it. */
export const clock = {
  now: new Date('2026-11-20T03:00:00.000Z'),
  reset() {
    clock.now = new Date('2026-11-20T03:00:00.000Z');
  },
  set(instant: string) {
    clock.now = new Date(instant);
  },
  forward(minutes: number) {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000);
  },
};

export interface Worker {
  readonly kernel: Kernel;
  readonly ownerUrl: string;
}

let worker: Promise<Worker> | undefined;

/** This worker's database and kernel, made at first use. */
export function theWorker(): Promise<Worker> {
  worker ??= start();
  return worker;
}

/** What a suite leaves behind must prove clean; then the database goes. */
export async function stopWorker(): Promise<void> {
  const running = await worker;
  worker = undefined;
  if (!running) return;
  try {
    await expectCleanSpine(running.kernel);
  } finally {
    await closeKernel(running.kernel);
    await dropDatabase(inject('ownerUrl'), new URL(running.ownerUrl).pathname.slice(1));
  }
}

async function expectCleanSpine(kernel: Kernel): Promise<void> {
  const sequencer = startSequencer(kernel);
  try {
    await sequencer.caughtUp();
    await expectClean(kernel);
  } finally {
    await sequencer.stop();
  }
}

async function start(): Promise<Worker> {
  const name = `poros_worker_${process.pid}`;
  const ownerUrl = await copyTemplate(inject('ownerUrl'), inject('template'), name);
  return { kernel: await kernelOver(ownerUrl), ownerUrl };
}

export interface OtherKernel extends Worker {
  close(): Promise<void>;
}

/**
 * A second kernel: over the worker's database, like another process of the program, or over a
 * database of its own, which the test may damage.
 */
export async function otherKernel(
  options: Partial<KernelOptions> & { hasOwnDatabase?: boolean } = {},
): Promise<OtherKernel> {
  const { hasOwnDatabase = false, ...own } = options;
  const name = `poros_worker_${process.pid}_own`;
  const ownerUrl = hasOwnDatabase
    ? await copyTemplate(inject('ownerUrl'), inject('template'), name)
    : (await theWorker()).ownerUrl;
  const kernel = await kernelOver(ownerUrl, own);
  return {
    kernel,
    ownerUrl,
    async close() {
      await closeKernel(kernel);
      if (hasOwnDatabase) await dropDatabase(inject('ownerUrl'), name);
    },
  };
}

/** Closes what a test opened and takes its folder along, unless the test brought one of its own. */
async function closeKernel(kernel: Kernel): Promise<void> {
  await kernel.close();
  if (kernel.dataDir.startsWith(FOLDERS)) rmSync(kernel.dataDir, { recursive: true, force: true });
}

/** The beginning of the name of every kernel's folder for anchors and secrets. */
const FOLDERS = join(tmpdir(), 'poros-test-kernel-');

function kernelOver(ownerUrl: string, options: Partial<KernelOptions> = {}): Promise<Kernel> {
  return makeKernel({
    modules,
    pool: openPool({ url: roleUrl(ownerUrl, 'poros_app'), name: 'poros test', max: 8 }),
    systemPool: openPool({
      url: roleUrl(ownerUrl, 'poros_system'),
      name: 'poros test system',
      max: 3,
    }),
    dataDir: mkdtempSync(FOLDERS),
    clock: () => clock.now,
    isStrict: true,
    ...options,
  });
}
