import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildRegistry, openApiOf } from '@poros/kernel/system';
import { modules } from '@poros/server/modules';
import { databaseUrl, prepareTemplate, startTestCluster } from '@poros/testing/database';
import { genEvents } from './gen/gen-events.ts';
import { genOperations } from './gen/gen-operations.ts';
import { genTables } from './gen/gen-tables.ts';
import { genWords } from './gen/gen-words.ts';
import { openApiText } from './gen/openapi-text.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * `npm run gen` writes everything that is derived: row types from the migrated database, the web
 * client's operations and words, the event map and the OpenAPI document from the modules. `--check`
 * only says what is stale.
 */
const words = genWords(ROOT);
const texts = new Map([
  ['apps/web/src/generated/operations.gen.ts', genOperations(modules)],
  ['docs/EVENTS.md', genEvents(modules)],
  ['docs/openapi.json', openApiText(openApiOf(buildRegistry(modules)))],
  ...words.texts,
  ...(await tables()),
]);
const stale: string[] = [];
for (const [path, text] of texts) if ((await read(path)) !== text) stale.push(path);

for (const problem of words.problems) process.stderr.write(`${problem}\n`);
if (words.problems.length > 0) process.exitCode = 1;
if (process.argv.includes('--check')) {
  for (const path of stale) process.stderr.write(`${path} is stale: run \`npm run gen\`\n`);
  process.stdout.write(`gen: ${texts.size} files, ${stale.length} stale\n`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const path of stale) await write(path, texts.get(path) ?? '');
  process.stdout.write(`gen: ${texts.size} files, ${stale.length} written\n`);
}

async function tables(): Promise<Map<string, string>> {
  const cluster = await startTestCluster();
  try {
    return await genTables(databaseUrl(cluster.ownerUrl, await prepareTemplate(cluster.ownerUrl)));
  } finally {
    await cluster.stop();
  }
}

async function read(path: string): Promise<string | undefined> {
  return readFile(join(ROOT, path), 'utf8').catch(() => undefined);
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(ROOT, path)), { recursive: true });
  await writeFile(join(ROOT, path), text);
}
