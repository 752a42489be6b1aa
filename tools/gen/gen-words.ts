import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '@poros/kernel/shared';

interface WordFile {
  readonly path: string;
  readonly words: ReadonlyMap<string, string>;
}

export interface GeneratedWords {
  readonly texts: Map<string, string>;
  readonly problems: string[];
}

/**
 * One dictionary per language from every package's words; a key said twice or in one language only
 * is a problem.
 */
export function genWords(root: string): GeneratedWords {
  const problems: string[] = [];
  const [id, en] = LANGUAGES.map((language) => merge(filesOf(root, language, problems), problems));
  if (!id || !en) return { texts: new Map(), problems };
  for (const [key, { path }] of id)
    if (!en.has(key)) problems.push(`${path}: ${key} has no English sentence`);
  for (const [key, { path }] of en)
    if (!id.has(key)) problems.push(`${path}: ${key} has no Indonesian sentence`);

  const shown = saidByPages(root);
  const texts = new Map(
    [['id', id] as const, ['en', en] as const].map(([language, words]) => [
      `apps/web/src/generated/words.${language}.json`,
      dictionaryText(new Map([...words].filter(([key]) => !isServerOnly(key) || shown.has(key)))),
    ]),
  );
  return { texts, problems: problems.sort() };
}

/** Refusals come as sentences from the server; a page that says one itself names its key. */
const isServerOnly = (key: string): boolean =>
  /^[a-z]+\.refusal\./.test(key) || /^kernel\.(field|name)\./.test(key);

/** The keys of refusals that stand in the code of pages. */
function saidByPages(root: string): ReadonlySet<string> {
  const folders = ['ui', 'web-kit', 'apps/web/src', ...webFolders(root)];
  const files = folders.flatMap((folder) => sourcesIn(join(root, folder)));
  const keys = files.flatMap((path) => [
    ...readFileSync(path, 'utf8').matchAll(/'([a-z]+\.refusal\.[a-z_]+(?:\.fix)?)'/g),
  ]);
  return new Set(keys.map(([, key = '']) => key));
}

const webFolders = (root: string): string[] =>
  existsSync(join(root, 'modules'))
    ? readdirSync(join(root, 'modules')).map((name) => `modules/${name}/web`)
    : [];

const sourcesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.tsx?$/.test(path) && !path.includes('node_modules'))
        .map((path) => join(folder, path))
    : [];

/** Folders that may hold words, in the order of the product's layers. */
function wordFolders(root: string): string[] {
  const modules = existsSync(join(root, 'modules'))
    ? readdirSync(join(root, 'modules')).sort()
    : [];
  return ['kernel', 'ui', 'web-kit', 'apps/web', ...modules.map((name) => `modules/${name}`)];
}

function filesOf(root: string, language: Language, problems: string[]): WordFile[] {
  return wordFolders(root)
    .map((folder) => `${folder}/words.${language}.json`)
    .filter((path) => existsSync(join(root, path)))
    .map((path) => ({ path, words: readWords(root, path, problems) }));
}

/**
 * Reads a flat dictionary; a key written twice, which JSON would swallow, or a value that is no
 * text is a problem.
 */
function readWords(root: string, path: string, problems: string[]): Map<string, string> {
  const text = readFileSync(join(root, path), 'utf8');
  const written = [...text.matchAll(/^\s*"([^"]+)"\s*:/gm)].map(([, key = '']) => key);
  for (const key of written.filter((one, index) => written.indexOf(one) !== index))
    problems.push(`${path}: ${key} is written twice`);
  const words = new Map<string, string>();
  for (const [key, value] of Object.entries(JSON.parse(text) as Record<string, unknown>)) {
    if (typeof value === 'string' && value !== '') words.set(key, value);
    else problems.push(`${path}: ${key} is no sentence`);
  }
  return words;
}

interface Said {
  readonly path: string;
  readonly sentence: string;
}

function merge(files: readonly WordFile[], problems: string[]): Map<string, Said> {
  const all = new Map<string, Said>();
  for (const { path, words } of files) {
    for (const [key, sentence] of words) {
      const before = all.get(key);
      if (before) problems.push(`${path}: ${key} is already said by ${before.path}`);
      else all.set(key, { path, sentence });
    }
  }
  return all;
}

function dictionaryText(words: ReadonlyMap<string, Said>): string {
  const sorted = [...words]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { sentence }]) => [key, sentence]);
  return `${JSON.stringify(Object.fromEntries(sorted), null, 1)}\n`;
}
