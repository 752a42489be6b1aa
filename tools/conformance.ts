import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { buildRegistry, openApiOf } from '@poros/kernel/system';
import { modules } from '@poros/server/modules';
import { databaseUrl, prepareTemplate, startTestCluster } from '@poros/testing/database';
import { catalog, columnFacts, invariants } from './conformance/catalog.ts';
import { agreeing, boundedInputs } from './conformance/contracts.ts';
import { declaredEvents, reactions } from './conformance/events.ts';
import { lists } from './conformance/lists.ts';
import { moves } from './conformance/moves.ts';
import {
  addresses,
  described,
  listed,
  methods,
  named,
  tested,
  verbs,
  type OpenApi,
} from './conformance/operations.ts';
import { menus } from './conformance/menus.ts';
import { manifests, migrations, pages, readme } from './conformance/papers.ts';
import { declaredRefusals, listedRefusals, usedRefusals } from './conformance/refusals.ts';
import { ownKeys, sentences } from './conformance/sentences.ts';
import type { Check, Subject } from './conformance/subject.ts';
import { wording } from './conformance/wording.ts';
import { report, type Finding } from './source/finding.ts';
import { readRepository } from './source/repository.ts';

/** What every module inherits without a line: each check looks at all of them. */
export const checks: readonly Check[] = [
  listed,
  named,
  tested,
  verbs,
  methods,
  addresses,
  (subject) => described(subject, openApiOf(subject.registry) as OpenApi),
  declaredRefusals,
  usedRefusals,
  listedRefusals,
  sentences,
  ownKeys,
  wording,
  declaredEvents,
  reactions,
  moves,
  boundedInputs,
  agreeing,
  lists,
  readme,
  pages,
  menus,
  migrations,
  manifests,
];

async function conformance(folders: readonly string[]): Promise<void> {
  const cluster = await startTestCluster();
  const client = new pg.Client({
    connectionString: databaseUrl(cluster.ownerUrl, await prepareTemplate(cluster.ownerUrl)),
  });
  try {
    await client.connect();
    const schemas = ['kernel', 'kernel_system', ...modules.map((module) => module.name)];
    const subject: Subject = {
      repository: readRepository(fileURLToPath(new URL('..', import.meta.url))),
      modules,
      registry: buildRegistry(modules),
      columns: await columnFacts(client, schemas),
      shared: await sharedOf(modules.map((module) => module.name)),
    };
    const findings = [
      ...checks.flatMap((check) => [...check(subject)]),
      ...(await catalog(client, schemas)),
      ...(await invariants(client, modules)),
    ].filter(
      ({ place }) => folders.length === 0 || folders.some((folder) => place.startsWith(folder)),
    );
    say(subject, findings);
  } finally {
    await client.end();
    await cluster.stop();
  }
}

async function sharedOf(names: readonly string[]): Promise<Map<string, Record<string, unknown>>> {
  const loaded = names.map(
    async (name) =>
      [
        name,
        (await import(`../modules/${name}/shared/index.ts`)) as Record<string, unknown>,
      ] as const,
  );
  return new Map(await Promise.all(loaded));
}

function say({ registry, modules: all, columns }: Subject, findings: readonly Finding[]): void {
  if (findings.length > 0) process.stderr.write(`${report(findings)}\n`);
  const tables = new Set(columns.map(({ table }) => table)).size;
  process.stdout.write(
    `conformance: ${all.length} modules, ${registry.operations.size} operations, ${tables} tables,` +
      ` ${findings.length} findings\n`,
  );
  const sawNothing = all.length === 0 || registry.operations.size < 9 || tables < 15;
  if (sawNothing) process.stderr.write('conformance: saw too little to judge\n');
  if (findings.length > 0 || sawNothing) process.exitCode = 1;
}

/** `node tools/conformance.ts [folder …]` */
if (import.meta.main) await conformance(process.argv.slice(2));
