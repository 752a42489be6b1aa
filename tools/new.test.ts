import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, resolveConfig } from 'prettier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { make } from './new.ts';
import { repositoryOf } from './source/repository.ts';
import { tidy } from './tidy.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
let copy: string;

/** A copy of the repository with a node_modules of its own, whose workspaces lead into the copy. */
beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'poros-new-'));
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split(
    '\0',
  );
  for (const path of listed.filter((one) =>
    /^(kernel|testing|apps\/server|modules|docs)\/|tsconfig/.test(one),
  ))
    if (!path.includes('openapi.json')) copyFile(path);
  mkdirSync(join(copy, 'node_modules/@poros'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (name !== '@poros' && name !== '.vite')
      symlinkSync(join(ROOT, 'node_modules', name), join(copy, 'node_modules', name));
  for (const folder of [
    'kernel',
    'testing',
    ...readdirSync(join(copy, 'modules')).map((name) => `modules/${name}`),
  ])
    symlinkSync(
      join(copy, folder),
      join(copy, 'node_modules/@poros', folder.replace('modules/', '')),
    );
  symlinkSync(join(copy, 'apps/server'), join(copy, 'node_modules/@poros/server'));

  await make(copy, ['module', 'equipment']);
  await make(copy, ['command', 'equipment', 'create-machine']);
  await make(copy, ['command', 'equipment', 'close-machine']);
  await make(copy, ['command', 'equipment', 'change-hour-meter']);
  await make(copy, ['migration', 'equipment', 'machine']);
}, 60_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function copyFile(path: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  cpSync(join(ROOT, path), join(copy, path));
}

const text = (path: string): string => readFileSync(join(copy, path), 'utf8');

test("a new module stands at the end of the order, in the house's shape", () => {
  expect(text('apps/server/modules.ts')).toMatch(
    /import \{ equipment \} from '@poros\/equipment';/,
  );
  expect(text('apps/server/modules.ts')).toMatch(/readonly Module\[\] = \[[^\]]*equipment,?\s*\];/);
  expect(readdirSync(join(copy, 'modules/equipment')).sort()).toEqual([
    'README.md',
    'index.ts',
    'module.ts',
    'package.json',
    'server',
    'shared',
    'sql',
    'web',
    'words.en.json',
    'words.id.json',
  ]);
  expect(readdirSync(join(copy, 'modules/equipment/sql'))).toEqual([
    '0001_equipment.sql',
    '0002_machine.sql',
  ]);
});

test('a new command brings its test, contract, line in the manifest, right, refusal and words', () => {
  expect(text('modules/equipment/server/close-machine.ts')).toContain(
    "http: 'POST /equipment/machines/:machineId/closure',",
  );
  expect(text('modules/equipment/module.ts')).toMatch(
    /operations: \[createMachine, closeMachine, changeHourMeter\],/,
  );
  expect(text('modules/equipment/module.ts')).toContain(
    "{ name: 'equipment.machine.close', code: 'MACHINE.CLOSE' },",
  );
  expect(text('modules/equipment/shared/refusals.ts')).toContain('machine_not_found: 404');
  expect(JSON.parse(text('modules/equipment/words.id.json'))).toMatchObject({
    'permission.equipment.machine.close': 'Tutup machine',
    'equipment.refusal.machine_not_found': 'Machine tidak ditemukan.',
  });
  expect(Object.keys(JSON.parse(text('modules/equipment/words.en.json')) as object)).toEqual(
    Object.keys(JSON.parse(text('modules/equipment/words.id.json')) as object),
  );
});

test('what was made type-checks, and a mistake in it would be seen', () => {
  writeFileSync(
    join(copy, 'modules/equipment/shared/planted.ts'),
    'export const planted: string = 1;\n',
  );
  writeFileSync(
    join(copy, 'tsconfig.new.json'),
    JSON.stringify({
      extends: './tsconfig.json',
      include: ['modules/equipment'],
      exclude: ['modules/equipment/web'],
    }),
  );

  const { stdout } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.new.json'],
    { cwd: copy, encoding: 'utf8' },
  );

  rmSync(join(copy, 'modules/equipment/shared/planted.ts'));
  expect(stdout.split('\n').filter((line) => line.startsWith('modules/equipment'))).toEqual([
    expect.stringMatching(/^modules\/equipment\/shared\/planted\.ts.* error TS2322/),
  ]);
}, 120_000);

test('what was made is tidy', () => {
  const made = readdirSync(join(copy, 'modules/equipment'), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(copy.length + 1));

  const findings = tidy(
    repositoryOf(
      new Map(
        [...made, 'docs/WORDS.md', 'apps/server/modules.ts'].map((path) => [path, text(path)]),
      ),
    ),
  );

  expect(made.length).toBeGreaterThan(15);
  expect(findings).toEqual([]);
});

test('what was made is in the one format', async () => {
  const made = readdirSync(join(copy, 'modules/equipment'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `modules/equipment/${path}`);

  const style = await resolveConfig(join(ROOT, 'tools/new.ts'));

  for (const path of [...made, 'apps/server/modules.ts'])
    expect(await check(text(path), { ...style, filepath: path }), path).toBe(true);
});

test('nothing is written over, and a name that is none is said in a sentence', async () => {
  await expect(make(copy, ['module', 'equipment'])).rejects.toThrow(
    'modules/equipment/module.ts is already there',
  );
  await expect(make(copy, ['command', 'equipment', 'close-machine'])).rejects.toThrow(
    'close-machine.ts is already there',
  );
  await expect(make(copy, ['command', 'equipment', 'machine'])).rejects.toThrow(
    'say verb and noun',
  );
  await expect(make(copy, ['command', 'nothing', 'close-machine'])).rejects.toThrow(
    'there is no module nothing',
  );
  await expect(make(copy, ['migration', 'equipment'])).rejects.toThrow('say what it adds');
  await expect(make(copy, [])).rejects.toThrow('npm run new module');
});
