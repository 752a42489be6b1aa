import { cannot, mustNotExist, mustRead, pascal, type Changes, type Read } from './change.ts';

const REGISTER = 'apps/server/modules.ts';

/**
 * The folders and doors of a module that does nothing yet, and its place at the end of the order.
 */
export function newModule(read: Read, name = ''): Changes {
  if (!/^[a-z][a-z0-9]*$/.test(name))
    cannot('a module has one lower-case word for a name: npm run new module equipment');
  const folder = `modules/${name}`;
  mustNotExist(read, `${folder}/module.ts`);
  const files: Record<string, string> = {
    'package.json': packageJson(name),
    'module.ts': manifest(name),
    'index.ts': `export { ${name} } from './module.ts';\n`,
    'README.md': readme(name),
    'words.id.json': '{}\n',
    'words.en.json': '{}\n',
    'shared/index.ts': "export * from './refusals.ts';\n",
    'shared/refusals.ts': REFUSALS,
    [`sql/0001_${name}.sql`]: schemaText(name),
    'web/pages.ts': pages(name),
  };
  const register = mustRead(read, REGISTER, `${REGISTER} is missing`);
  return new Map([
    ...Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text] as const),
    [REGISTER, registered(register, name)],
  ]);
}

const REFUSALS = `/** State of the world → HTTP status. */
export const refusals = {
} as const;
`;

const schemaText = (name: string): string => `create schema ${name};
grant usage on schema ${name} to poros_app, poros_system;
`;

function packageJson(name: string): string {
  return `${JSON.stringify(
    {
      name: `@poros/${name}`,
      version: '0.1.0',
      private: true,
      type: 'module',
      exports: { '.': './index.ts', './shared': './shared/index.ts', './web': './web/pages.ts' },
      dependencies: { '@poros/kernel': '0.1.0' },
    },
    null,
    2,
  )}\n`;
}

function manifest(name: string): string {
  return `import type { Module } from '@poros/kernel';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

export const ${name}: Module = {
  name: '${name}',
  depends: [],
  operations: [],
  refusals,
  permissions: [],
  menu: [],
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
`;
}

function readme(name: string): string {
  return `# ${pascal(name)}

**Purpose.** What a user can do because this module is there, in one sentence.

**Words.** *Word*: what it means here.

**Never.** What must not happen, whoever asks; each has a constraint or a check.

**Says and hears.** Says nothing. Hears nothing.

**Decisions.** What was chosen, and why not the other thing.

Tables: none yet.
`;
}

function pages(name: string): string {
  return `import type { Shell } from '@poros/web-kit';

/** The module's pages; each is loaded when it is first opened. */
export const ${name}Pages = (_shell: Shell) => [];
`;
}

function registered(text: string, name: string): string {
  const [whole = cannot(`${REGISTER} does not list the modules as expected`), names = ''] =
    /export const modules: readonly Module\[\] = \[([\s\S]*?)\];/.exec(text) ?? [];
  const all = [
    ...names
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    name,
  ];
  const listed = text.replace(
    whole,
    `export const modules: readonly Module[] = [\n  ${all.join(', ')},\n];`,
  );
  const line = `import { ${name} } from '@poros/${name}';\n`;
  const before = [...listed.matchAll(/^import .* from '@poros\/[a-z]+';\n/gm)].findLast(
    ([one]) => one.includes('@poros/kernel') || one < line,
  );
  const at = before ? before.index + before[0].length : 0;
  return listed.slice(0, at) + line + listed.slice(at);
}
