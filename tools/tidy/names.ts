import type { Finding } from '../source/finding.ts';
import type { Repository, SourceFile } from '../source/repository.ts';
import { nodes } from '../source/syntax.ts';
import { found, foundOn } from './rule.ts';

const WITHOUT_MEANING =
  /^(utils?|helpers?|common|misc|manager|service|base)$|-(utils?|helpers?|manager|service)$/;

/** Files are named as what they hold; the words that could hold anything are not names. */
export function* names(file: SourceFile): Generator<Finding> {
  if (!file.isCode || !file.package) return;
  const folders = file.path.slice(file.package.length + 1).split('/');
  const name = (folders.pop() ?? '').replace(/(\.(test|sql|gen|config|d))*\.\w+$/, '');
  for (const one of [...folders, name])
    if (WITHOUT_MEANING.test(one))
      yield foundOn(
        'file-name',
        file,
        1,
        `\`${one}\` could hold anything: name the file as what it exports`,
      );
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    yield foundOn('file-name', file, 1, `\`${name}\` is not in kebab-case`);
  if (name === 'index' && folders.join('/') !== '' && folders.join('/') !== 'shared')
    yield foundOn(
      'file-name',
      file,
      1,
      'index.ts is only the public door of a package and of its shared',
    );
}

/**
 * The product has one word for one thing, listed in docs/WORDS.md; its synonyms do not enter the
 * modules.
 */
export function* vocabulary(file: SourceFile, repository: Repository): Generator<Finding> {
  if (!file.module || file.isGenerated) return;
  const instead = forbiddenWords(repository);
  if (instead.size === 0) return;
  const seen = new Set<string>();
  for (const [name, offset] of namesIn(file)) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const word of wordsOf(name)) {
      const better = instead.get(word);
      if (better)
        yield found('vocabulary', file, offset, `\`${name}\`: the word is ${better}, not ${word}`);
    }
  }
}

function* namesIn(file: SourceFile): Generator<[name: string, offset: number]> {
  yield [(file.path.split('/').at(-1) ?? '').replace(/\..*$/, ''), 0];
  if (file.zone === 'sql')
    for (const match of file.text.matchAll(/^\s*(?:create table [a-z_]+\.)?([a-z_]+)\s/gm))
      yield [match[1] ?? '', match.index];
  if (!file.isCode) return;
  for (const [node] of nodes(file.syntax.root))
    if (node.type === 'Identifier') yield [String(node['name']), node.start];
}

const tables = new WeakMap<Repository, ReadonlyMap<string, string>>();

/**
 * Forbidden word → the word to use, from the code-quoted words in the last column of docs/WORDS.md.
 */
function forbiddenWords(repository: Repository): ReadonlyMap<string, string> {
  let instead = tables.get(repository);
  if (!instead) {
    const rows = (repository.text('docs/WORDS.md') ?? '')
      .split('\n')
      .filter((line) => /^\| \w/.test(line));
    instead = new Map(
      rows.flatMap((row) => {
        const cells = row.split('|').map((cell) => cell.trim());
        const [, word = '', , , not = ''] = cells;
        return [...not.matchAll(/`([a-z]+)`/g)].map(([, synonym = '']) => [synonym, word] as const);
      }),
    );
    tables.set(repository, instead);
  }
  return instead;
}

/** 'stockItems' → stock, item */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .map((word) => word.replace(/(?<=\w{3})s$/, ''));
}
