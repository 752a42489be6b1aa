import { webcrypto } from 'node:crypto';
import { pino, type Logger } from 'pino';
import sql from 'sql-template-tag';
import { CONFIG_ENTITY, configStore, type ConfigStore } from '../config/config-store.ts';
import { beside, rowsOf, type Pool } from '../database/pool.ts';
import { eventFeed, type EventFeed } from '../events/feed.ts';
import {
  STREAM_LIMITS,
  streamHub,
  type StreamHub,
  type StreamLimits,
} from '../events/stream-hub.ts';
import { observeDatabase } from '../observe/database-gauges.ts';
import { makeMetrics, type Metrics } from '../observe/metrics.ts';
import { printer, type Printer } from '../print/printer.ts';
import { idMaker } from '../shared/ids.ts';
import type { Module } from './module.ts';
import { numberBlocks, type NumberBlocks } from './numbering.ts';
import { buildRegistry, type Registry } from './registry.ts';
import { signer, type Sign } from './sign.ts';
import type { Catalog } from './tables.ts';

/** Everything the running program shares; made once, passed explicitly. */
export interface Kernel {
  readonly registry: Registry;
  /** People's work: one tenant per transaction, row-level security on. */
  readonly pool: Pool;
  /** The same rights with custom plans, for lists and reports over skewed data. */
  readonly readPool: Pool;
  /** Sequencer, jobs, sealing, maintenance. */
  readonly systemPool: Pool;
  readonly catalog: Catalog;
  readonly config: ConfigStore;
  readonly numbers: NumberBlocks;
  readonly metrics: Metrics;
  /** Numbered events of all tenants, as they come. */
  readonly feed: EventFeed;
  /** The live streams that people and programs hold open. */
  readonly streams: StreamHub;
  /** Turns papers into PDF. */
  readonly printer: Printer;
  /** Signs what leaves the installation and comes back: links on papers. */
  readonly sign: Sign;
  readonly log: Logger;
  /** Folder for what lives outside the database: audit anchors, secrets. */
  readonly dataDir: string;
  /** Holds every answer against its contract before COMMIT (tests, development). */
  readonly isStrict: boolean;
  /** The one password of a demonstration's log-ins; undefined in every other installation. */
  readonly demoPassword: string | undefined;
  /** Code of the company whose administrators operate the installation; undefined: none. */
  readonly operator: string | undefined;
  clock(): Date;
  newId(): string;
  /**
   * Told after every commit that stored events; the sequencer listens. Answers how to stop
   * listening.
   */
  onCommit(listener: () => void): () => void;
  committed(): void;
  /** True from SIGTERM on: the load balancer is told, running work ends. */
  isStopping(): boolean;
  stop(): void;
  close(): Promise<void>;
}

export interface KernelOptions {
  readonly modules: readonly Module[];
  readonly pool: Pool;
  readonly readPool?: Pool;
  readonly systemPool: Pool;
  readonly dataDir: string;
  readonly log?: Logger;
  readonly clock?: () => Date;
  readonly isStrict?: boolean;
  readonly demoPassword?: string;
  readonly operator?: string;
  readonly streamLimits?: Partial<StreamLimits>;
  /** Another printer than the browser of this machine. */
  readonly printer?: Printer;
}

/** Builds the kernel over migrated pools; fails when the modules contradict each other. */
export async function makeKernel(options: KernelOptions): Promise<Kernel> {
  const registry = buildRegistry(options.modules);
  const clock = options.clock ?? (() => new Date());
  const listeners = new Set<() => void>();
  const log = options.log ?? pino({ level: 'silent' });
  const metrics = makeMetrics();
  observeDatabase(metrics, options.systemPool, log);
  const config = configStore(options.pool, registry, clock, (result) => {
    metrics.cacheReads.inc({ cache: 'config', result });
  });
  const feed = eventFeed(options.systemPool, log);
  feed.listen((events) => {
    for (const event of events) if (event.entity === CONFIG_ENTITY) config.purge(event.tenantId);
  });
  const streams = streamHub(
    { registry, feed, metrics, clock },
    { ...STREAM_LIMITS, ...options.streamLimits },
  );
  let isStopping = false;
  const numberPool = beside(options.pool);
  const pools = new Set([
    options.pool,
    options.readPool ?? options.pool,
    options.systemPool,
    numberPool,
  ]);
  return {
    registry,
    pool: options.pool,
    readPool: options.readPool ?? options.pool,
    systemPool: options.systemPool,
    catalog: await readCatalog(
      options.systemPool,
      options.modules.map((module) => module.name),
    ),
    config,
    numbers: numberBlocks(numberPool),
    metrics,
    feed,
    streams,
    printer: options.printer ?? printer(),
    sign: await signer(options.dataDir),
    log,
    dataDir: options.dataDir,
    isStrict: options.isStrict ?? false,
    demoPassword: options.demoPassword,
    operator: options.operator,
    clock,
    newId: idMaker({
      now: () => clock().getTime(),
      random: (bytes) => webcrypto.getRandomValues(bytes),
    }),
    onCommit(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    committed: () => listeners.forEach((listener) => listener()),
    isStopping: () => isStopping,
    stop() {
      isStopping = true;
      streams.endAll();
    },
    async close() {
      streams.endAll();
      await feed.stop();
      await Promise.all([...pools].map((pool) => pool.end()));
    },
  };
}

async function readCatalog(pool: Pool, schemas: readonly string[]): Promise<Catalog> {
  const rows = await rowsOf<{ name: string; columns: string[] }>(
    pool,
    sql`
    select n.nspname || '.' || c.relname as name,
      array_agg(a.attname::text) filter (where a.attgenerated = '') as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname = any(${['kernel', ...schemas]}) and c.relkind in ('r', 'p') and not c.relispartition
    group by 1`,
  );
  return new Map(rows.map((row) => [row.name, new Set(row.columns)]));
}
