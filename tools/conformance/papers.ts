import type { Finding } from '../source/finding.ts';
import type { Repository } from '../source/repository.ts';
import { inFile, inModule, type Subject } from './subject.ts';

const HEADINGS = ['Purpose', 'Words', 'Never', 'Says and hears', 'Decisions'];

/** One page per module under five headings, which mentions every table and every event. */
export function* readme({ modules, columns, repository }: Subject): Generator<Finding> {
  for (const module of modules) {
    const text = repository.text(`modules/${module.name}/README.md`);
    const say = (message: string) => inModule('readme', module.name, message, 'README.md');
    if (text === undefined) {
      yield say('the module has no README');
      continue;
    }
    for (const heading of HEADINGS)
      if (!text.includes(`**${heading}.**`)) yield say(`**${heading}.** is missing`);
    const tables = new Set(
      columns.map(({ table }) => table).filter((table) => table.startsWith(`${module.name}.`)),
    );
    for (const name of [...tables, ...Object.keys(module.events ?? {})])
      if (!text.includes(`\`${name}\``)) yield say(`${name} is not mentioned`);
  }
}

/** Every menu entry and every kind of record leads to a page that the module's web registers. */
export function* pages({ modules, repository }: Subject): Generator<Finding> {
  if (repository.text('apps/web/src/main.tsx') === undefined) return;
  const registered = new Set(
    repository.files
      .filter((file) => file.zone === 'web' && file.isCode)
      .flatMap((file) =>
        [...file.text.matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => unnamed(path)),
      ),
  );
  for (const module of modules) {
    for (const { path } of module.menu)
      if (!registered.has(path))
        yield inModule('page', module.name, `the menu leads to ${path}, where no page is`);
    for (const { entity, path } of module.records ?? [])
      if (!registered.has(unnamed(path)))
        yield inModule('page', module.name, `a ${entity} leads to ${path}, where no page is`);
  }
}

/** '/items/$itemId' and '/items/$id' are one place. */
const unnamed = (path: string): string => path.replace(/\$\w+/g, '$');

/**
 * Forward only: a migration adds. What takes away says that every running release can do without
 * it.
 */
export function* migrations({ repository }: Subject): Generator<Finding> {
  const numbers = new Map<string, string>();
  for (const file of repository.files) {
    const [, owner = '', number = ''] =
      /^(kernel|modules\/[^/]+)\/sql\/(\d{4})_[a-z0-9_]+\.sql$/.exec(file.path) ?? [];
    if (file.zone !== 'sql' || MADE_ANEW.has(file.path)) continue;
    if (number === '')
      yield inFile('migration', file, 0, 'a migration is named sql/NNNN_what_it_adds.sql');
    const other = numbers.get(owner + number);
    if (other) yield inFile('migration', file, 0, `has the number of ${other}`);
    numbers.set(owner + number, file.path);
    if (/^-- contract: \S.{10,}/m.test(file.text)) continue;
    for (const match of withoutComments(file.text).matchAll(TAKES_AWAY))
      yield inFile(
        'migration',
        file,
        match.index,
        `\`${match[0].replace(/\s+/g, ' ')}\` takes something away: mark the file ` +
          '`-- contract: why the running release no longer needs it`',
      );
  }
}

/** Functions without state, dropped and made again at every start. */
const MADE_ANEW = new Set(['kernel/sql/system_doors.sql']);

const TAKES_AWAY = new RegExp(
  [
    'drop (table|column|view|function|schema|type|trigger|policy|sequence)\\b',
    'rename (to|column|constraint)\\b',
    'alter column \\w+ (type|set data type)\\b',
    'alter column \\w+ set not null\\b',
    'truncate\\b(?! on)',
  ]
    .map((one) => one.replaceAll(' ', '\\s+'))
    .join('|'),
  'gi',
);

/** Comments and quoted words go, lengths stay. */
const withoutComments = (text: string): string =>
  text
    .replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, (all) => all.replace(/[^\n]/g, ' '))
    .replace(/before truncate/g, (all) => ' '.repeat(all.length));

/** package.json and module.ts tell one story: same name, same three doors, same dependencies. */
export function* manifests({ modules, repository }: Subject): Generator<Finding> {
  for (const module of modules) {
    const say = (message: string) => inModule('manifest', module.name, message, 'package.json');
    const manifest = packageOf(repository, module.name);
    if (manifest?.name !== `@poros/${module.name}`) yield say(`is not named @poros/${module.name}`);
    const doors = JSON.stringify(manifest?.exports);
    if (
      doors !==
      JSON.stringify({
        '.': './index.ts',
        './shared': './shared/index.ts',
        './web': './web/pages.ts',
      })
    )
      yield say('has other doors than ".", "./shared" and "./web"');
    const own = Object.keys(manifest?.dependencies ?? {}).filter(
      (name) => name.startsWith('@poros/') && !/^@poros\/(ui|web-kit)$/.test(name),
    );
    const expected = ['@poros/kernel', ...module.depends.map((name) => `@poros/${name}`)];
    for (const name of expected)
      if (!own.includes(name)) yield say(`${name} is missing in its dependencies`);
    for (const name of own)
      if (!expected.includes(name))
        yield say(`${name} is in its dependencies but not in module.ts \`depends\``);
  }
}

interface PackageJson {
  readonly name?: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function packageOf(repository: Repository, module: string): PackageJson | undefined {
  const text = repository.text(`modules/${module}/package.json`);
  return text === undefined ? undefined : (JSON.parse(text) as PackageJson);
}
