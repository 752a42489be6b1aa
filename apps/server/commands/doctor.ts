import { connect } from 'node:net';
import sql from 'sql-template-tag';
import pg from 'pg';
import { findBrowser } from '@poros/kernel';
import { checkMachine } from '@poros/kernel/preflight';
import { readMigrations } from '@poros/kernel/system';
import type { Environment } from '../environment.ts';
import type { Installation } from '../installation.ts';
import { migrationSources } from '../modules.ts';
import { withInstallation } from '../with-installation.ts';

interface Finding {
  /** Whether it is well; null for what is only told. */
  readonly ok: boolean | null;
  readonly what: string;
  readonly mend?: string;
}

/**
 * `poros doctor`: every part of the installation, whether it is well, and how to mend it when it is
 * not.
 */
export const run = () =>
  withInstallation(async ({ environment, installation, say }) => {
    const findings = [
      ...(await machine(environment)),
      await paper(),
      ...(await database(installation)),
      ...(await work(installation)),
      ...(await neighbours(environment)),
    ];
    for (const { ok, what, mend } of findings) {
      say(`${ok === null ? 'note' : ok ? 'ok  ' : 'FAIL'} ${what}`);
      if (!ok && mend) say(`       ${mend}`);
    }
    const ill = findings.filter((finding) => finding.ok === false).length;
    say(ill === 0 ? 'everything is well' : `${ill} of ${findings.length} need mending`);
    return ill === 0 ? 0 : 1;
  });

async function machine({ port, dataDir }: Environment): Promise<Finding[]> {
  const problems = await checkMachine({ port, dataDir });
  return [
    { ok: true, what: `Node ${process.versions.node}` },
    ...problems.map(({ message, fix }) => ({ ok: false, what: message.en, mend: fix.en })),
    ...(problems.length === 0
      ? [{ ok: true, what: `port ${port} is free, ${dataDir} can be written` }]
      : []),
  ];
}

/** PDFs need a browser on the server; without one people still print from their own. */
async function paper(): Promise<Finding> {
  const browser = await findBrowser(process);
  return browser
    ? { ok: true, what: `PDFs are printed by ${browser.path}` }
    : {
        ok: null,
        what: 'no browser that could make PDFs of papers',
        mend: 'Install Chromium, Google Chrome or Edge, or name one in POROS_BROWSER.',
      };
}

interface Figures {
  readonly databaseBytes: number;
  readonly connections: number;
  readonly connectionsMax: number;
  readonly eventsWaiting: number;
  readonly eventLagSeconds: number;
  readonly jobsWaiting: number;
  readonly reactionsFailing: number;
  readonly deadLetters: number;
}

const LAG_SECONDS_MAX = 60;

/** How the work of all companies stands; before the first migration there is none. */
async function work({ systemUrl }: Installation): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: systemUrl });
  await client.connect();
  try {
    const [row] = await client
      .query<{ health: Figures }>('select kernel_system.health() as health')
      .then(
        (answer) => answer.rows,
        () => [],
      );
    return row ? findingsOf(row.health) : [];
  } finally {
    await client.end();
  }
}

function findingsOf(health: Figures): Finding[] {
  const { connections, connectionsMax, eventsWaiting, jobsWaiting, reactionsFailing } = health;
  return [
    { ok: null, what: `the database holds ${(health.databaseBytes / 1e6).toFixed(1)} MB` },
    {
      ok: connections < connectionsMax * 0.9,
      what: `${connections} of ${connectionsMax} connections in use`,
      mend: 'Raise max_connections, or run fewer programs on this database.',
    },
    {
      ok: health.eventLagSeconds <= LAG_SECONDS_MAX,
      what: `${eventsWaiting} events wait for their number`,
      mend: 'Run a worker: npm run poros work',
    },
    {
      ok: health.deadLetters === 0,
      what: `${jobsWaiting} jobs wait, ${reactionsFailing} fail, ${health.deadLetters} dead letters`,
      mend: 'Administration, Dead letters: put the cause right and replay them, or let them go.',
    },
    { ok: null, what: 'no backup is known to Poros: copy the database and the data folder' },
  ];
}

/** Durability must not be switched off, and the schema must be this program's. */
async function database({ ownerUrl }: Installation): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const settings = await client.query<{
      name: string;
      setting: string;
    }>(sql`select name, setting from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'server_version_num', 'data_checksums')`);
    const of = (name: string) => settings.rows.find((row) => row.name === name)?.setting ?? '';
    const applied = await client
      .query<{ name: string; sha256: string }>('select name, sha256 from public.poros_migration')
      .catch(() => ({ rows: [] as { name: string; sha256: string }[] }));
    const wanted = await readMigrations(migrationSources);
    const missing = wanted.filter((one) => !applied.rows.some((row) => row.name === one.name));
    const changed = wanted.filter((one) =>
      applied.rows.some((row) => row.name === one.name && row.sha256 !== one.sha256),
    );
    return [
      {
        ok: Number(of('server_version_num')) >= 160_000,
        what: `PostgreSQL ${of('server_version_num')}`,
        mend: 'Poros needs PostgreSQL 16 or newer.',
      },
      ...['fsync', 'full_page_writes'].map((name) => ({
        ok: of(name) === 'on',
        what: `${name} is ${of(name)}`,
        mend: `Set ${name} = on, or a power cut can destroy the database.`,
      })),
      {
        ok: ['on', 'remote_apply', 'remote_write'].includes(of('synchronous_commit')),
        what: `synchronous_commit is ${of('synchronous_commit')}`,
        mend: 'Set synchronous_commit = on: what was acknowledged must not be lost.',
      },
      {
        ok: missing.length === 0,
        what:
          missing.length === 0
            ? `${wanted.length} migrations applied`
            : `${missing.length} migrations are missing, first ${missing[0]?.name}`,
        mend: 'Run: npm run poros migrate',
      },
      {
        ok: changed.length === 0,
        what:
          changed.length === 0
            ? 'no applied migration was edited'
            : `${changed[0]?.name} was edited after it had been applied`,
        mend: 'Restore the file from the release.',
      },
    ];
  } finally {
    await client.end();
  }
}

/** What Poros can do without, where it was told of it. */
async function neighbours({ redisUrl, natsUrl }: Environment): Promise<Finding[]> {
  const told = [
    { name: 'Redis', setting: 'REDIS_URL', url: redisUrl, port: 6379 },
    { name: 'NATS', setting: 'NATS_URL', url: natsUrl, port: 4222 },
  ];
  const findings = told.map(async ({ name, setting, url, port }) => {
    if (!url) return [];
    const { host, hostname } = new URL(url);
    return [
      {
        ok: await answers(hostname, Number(new URL(url).port) || port),
        what: `${name} at ${host}`,
        mend: `Start ${name} or leave ${setting} out: Poros works without it.`,
      },
    ];
  });
  return (await Promise.all(findings)).flat();
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', () => {
      end(true);
    });
    for (const trouble of ['error', 'timeout'])
      socket.once(trouble, () => {
        end(false);
      });
  });
}
