import {
  camel,
  cannot,
  mustNotExist,
  mustRead,
  pascal,
  plural,
  snake,
  withWords,
  type Changes,
  type Read,
} from './change.ts';
import { manifestWith } from './manifest-with.ts';
import { inIndonesian, stateNoun } from './words-of.ts';

/** Everything the templates need to know of `cancel-order` in `sales`. */
export interface NewCommand {
  readonly module: string;
  readonly file: string;
  readonly verb: string;
  /** kebab-case: stock-count */
  readonly noun: string;
  readonly isCreation: boolean;
}

/**
 * A command in the house's shape: its file, its test, its contract, its line in the manifest, its
 * words.
 */
export function newCommand(read: Read, [module = '', file = '']: readonly string[]): Changes {
  const [, verb = '', noun = ''] =
    /^([a-z]+)-([a-z0-9-]+)$/.exec(file) ??
    cannot('say verb and noun: npm run new command sales cancel-order');
  const folder = `modules/${module}`;
  const manifest = mustRead(read, `${folder}/module.ts`, `there is no module ${module}`);
  mustNotExist(read, `${folder}/server/${file}.ts`);
  const command: NewCommand = { module, file, verb, noun, isCreation: verb === 'create' };
  const refusal = command.isCreation ? {} : { [`${snake(noun)}_not_found`]: 404 };
  const changes: Changes = new Map([
    [`${folder}/server/${file}.ts`, commandText(command)],
    [`${folder}/server/${file}.test.ts`, testText(command)],
    [`${folder}/module.ts`, manifestWith(manifest, command, codeOf(command))],
    [`${folder}/shared/${noun}.ts`, contractText(read(`${folder}/shared/${noun}.ts`), command)],
    [`${folder}/shared/index.ts`, doorText(read(`${folder}/shared/index.ts`) ?? '', noun)],
    [
      `${folder}/shared/refusals.ts`,
      refusalsText(read(`${folder}/shared/refusals.ts`) ?? '', refusal),
    ],
  ]);
  for (const language of ['id', 'en'] as const) {
    const path = `${folder}/words.${language}.json`;
    changes.set(
      path,
      withWords(read(path) ?? '{}', wordsOf(command, language, read('docs/WORDS.md') ?? '')),
    );
  }
  return changes;
}

const permissionOf = ({ module, noun, verb }: NewCommand): string =>
  `${module}.${snake(noun)}.${verb}`;
const codeOf = ({ noun, verb }: NewCommand): string =>
  `${snake(noun).toUpperCase()}.${verb.toUpperCase()}`;

function commandText(command: NewCommand): string {
  const { module, file, noun, isCreation } = command;
  const id = `${camel(noun)}Id`;
  return `import { command${isCreation ? '' : ', refuse, sql'} } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ${pascal(file)} } from '../shared/${noun}.ts';

export const ${camel(file)} = command({
  name: '${module}.${snake(file)}',
  http: '${addressOf(command)}',
  permission: '${permissionOf(command)}',
  summary: '${sentence(file)}.',
  input: ${pascal(file)},
  output: Touched,
${isCreation ? '' : `  refuses: ['${module}.${snake(noun)}_not_found'],\n`}
${isCreation ? CREATION : changeBody(command, id)}});
`;
}

const CREATION = `  async run(ctx) {
    const id = ctx.newId();

    return { id, version: 1 };
  },
`;

function changeBody({ module, noun }: NewCommand, id: string): string {
  const row = camel(noun);
  return `  async run(ctx, { ${id}, version }) {
    const ${row} = await ctx.first<{ id: string }>(sql\`select id from ${module}.${snake(noun)}
      where tenant_id = \${ctx.tenantId} and id = \${${id}} for update\`)
      ?? refuse('${module}.${snake(noun)}_not_found');

    return { id: ${row}.id, version: version + 1 };
  },
`;
}

/** POST /sales/orders/:orderId/cancellation; a change puts, a creation posts to the plural. */
function addressOf({ module, noun, verb, isCreation }: NewCommand): string {
  const many = `/${module}/${plural(noun)}`;
  if (isCreation) return `POST ${many}`;
  const one = `${many}/:${camel(noun)}Id`;
  return verb === 'change' ? `PUT ${one}` : `POST ${one}/${stateNoun(verb)}`;
}

function testText(command: NewCommand): string {
  const { file, noun, isCreation } = command;
  const name = camel(file);
  const input = isCreation ? '{}' : `{ ${camel(noun)}Id: w.branchId, version: 1 }`;
  return `import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { ${name} } from './${file}.ts';

test('without the right to ${words(file)} nothing happens', async () => {
  const w = await world();
  const stranger = w.as({ permissions: [] });

  const code = await stranger.refused(${name}, ${input});

  expect(code).toBe('kernel.permission_missing');
});
`;
}

function contractText(
  existing: string | undefined,
  { file, noun, isCreation }: NewCommand,
): string {
  const fields = isCreation ? '{}' : `{ ${camel(noun)}Id: Id, version: Version }`;
  const contract = `export const ${pascal(file)} = object(${fields});\n`;
  const needed = isCreation ? ['object'] : ['Id', 'Version', 'object'];
  if (existing === undefined)
    return `import { ${needed.join(', ')} } from '@poros/kernel/shared';\n\n${contract}`;
  const line = /import \{([^}]*)\} from '@poros\/kernel\/shared';/.exec(existing);
  if (!line)
    return `import { ${needed.join(', ')} } from '@poros/kernel/shared';\n${existing}${contract}`;
  const given = (line[1] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const all = [...new Set([...needed.filter((one) => !given.includes(one)), ...given])];
  return (
    existing.replace(line[0], `import {\n  ${all.join(', ')},\n} from '@poros/kernel/shared';`) +
    contract
  );
}

function doorText(text: string, noun: string): string {
  const line = `export * from './${noun}.ts';`;
  if (text.includes(line)) return text;
  return `${[...text.trimEnd().split('\n'), line]
    .filter((one) => one !== '')
    .sort()
    .join('\n')}\n`;
}

function refusalsText(text: string, added: Readonly<Record<string, number>>): string {
  const lines = Object.entries(added)
    .filter(([code]) => !new RegExp(`\\b${code}:`).test(text))
    .map(([code, status]) => `  ${code}: ${status},\n`);
  return text.replace(/\{([^{}]*)\} as const/, (_all, inside: string) => {
    const kept = inside.trim() === '' ? '' : `  ${inside.trim().replace(/,?$/, ',')}\n`;
    return `{\n${kept}${lines.join('')}} as const`;
  });
}

function wordsOf(command: NewCommand, language: 'id' | 'en', list: string): Record<string, string> {
  const { module, noun, verb, isCreation } = command;
  const thing = language === 'en' ? words(noun) : inIndonesian(list, words(noun));
  const act = language === 'en' ? verb : inIndonesian(list, verb);
  const key = `${module}.refusal.${snake(noun)}_not_found`;
  return {
    [`permission.${permissionOf(command)}`]: upper(`${act} ${thing}`),
    [`command.${module}.${snake(command.file)}`]: upper(`${act} ${thing}`),
    ...(!isCreation && {
      [key]:
        language === 'en' ? `The ${thing} does not exist.` : `${upper(thing)} tidak ditemukan.`,
      [`${key}.fix`]: language === 'en' ? 'Choose one from the list.' : 'Pilih dari daftar.',
    }),
  };
}

const words = (kebab: string): string => kebab.replaceAll('-', ' ');
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const sentence = (file: string): string =>
  upper(words(file).replace(' ', /^\w+ [aeiou]/.test(words(file)) ? ' an ' : ' a '));
