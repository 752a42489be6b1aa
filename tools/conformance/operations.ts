import type { Finding } from '../source/finding.ts';
import type { Repository, SourceFile } from '../source/repository.ts';
import { importsOf } from '../source/syntax.ts';
import {
  baseName,
  camelOf,
  inFile,
  inModule,
  operationsIn,
  snakeOf,
  type Subject,
  type WrittenOperation,
} from './subject.ts';

/**
 * What is written is in the manifest, or nobody can call it; parts of an endpoint (the commands of
 * signing in) are imported by it instead.
 */
export function* listed(subject: Subject): Generator<Finding> {
  for (const operation of operationsIn(subject.repository)) {
    const { file, node, exportedAs } = operation;
    const { modules, repository } = subject;
    if (!modules.some((module) => module.name === file.module)) continue;
    if (isListed(operation, subject) || isPart(file, repository)) continue;
    yield inFile(
      'listed',
      file,
      node.start,
      `${exportedAs} is not in modules/${file.module}/module.ts`,
    );
  }
}

function isListed({ name, kind }: WrittenOperation, { registry, modules }: Subject): boolean {
  if (name === undefined) return false;
  if (kind !== 'endpoint') return registry.operations.has(name);
  return modules.some((module) => module.endpoints?.some((one) => one.name === name));
}

/** Some other file of the module's server runs it. */
function isPart(file: SourceFile, { files }: Repository): boolean {
  return files.some(
    (other) =>
      other.module === file.module &&
      other.zone === 'server' &&
      !other.isTest &&
      !other.path.endsWith('/module.ts') &&
      importsOf(other.syntax.root).some(({ from }) => pathOf(other, from) === file.path),
  );
}

const pathOf = (file: SourceFile, from: string): string =>
  from.startsWith('.') ? new URL(from, `file:///${file.path}`).pathname.slice(1) : from;

/** One use case, one file, one name: create-order.ts exports createOrder, sales.create_order. */
export function* named({ repository }: Subject): Generator<Finding> {
  for (const { file, name, node, kind, exportedAs } of operationsIn(repository)) {
    if (kind === 'endpoint' || isPart(file, repository)) continue;
    const expected = camelOf(baseName(file.path));
    if (exportedAs !== expected)
      yield inFile(
        'named',
        file,
        node.start,
        `${file.path} exports ${exportedAs}; its name says ${expected}`,
      );
    const full = `${file.module}.${snakeOf(exportedAs)}`;
    if (name !== full)
      yield inFile('named', file, node.start, `${exportedAs} is named ${name}, not ${full}`);
  }
}

/** Every command is run by a test: imported, called by its name, or at its address. */
export function* tested({ repository }: Subject): Generator<Finding> {
  const tests = repository.files.filter((file) => file.isTest && file.isCode);
  const run = new Set(
    tests.flatMap((file) => importsOf(file.syntax.root).map(({ from }) => pathOf(file, from))),
  );
  for (const { file, kind, name = '', http, node, exportedAs } of operationsIn(repository)) {
    if (kind !== 'command' || run.has(file.path) || isPart(file, repository)) continue;
    const address = addressPattern(http);
    const isFacade = (test: SourceFile) =>
      test.text.includes(`@poros/${file.module}'`) &&
      new RegExp(`\\b${exportedAs}\\b`).test(test.text);
    const isRun = tests.some(
      (test) => test.text.includes(`'${name}'`) || address?.test(test.text) || isFacade(test),
    );
    if (!isRun)
      yield inFile(
        'tested',
        file,
        node.start,
        `no test runs ${exportedAs}: write ${file.path.replace(/\.ts$/, '.test.ts')}`,
      );
  }
}

/** POST /users/:userId/archival → .post(`/users/${…}/archival` */
function addressPattern(http: string | undefined): RegExp | undefined {
  const [method = '', path] = http?.split(' ') ?? [];
  if (path === undefined) return undefined;
  const pattern = path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/\\s]+');
  return new RegExp(`\\.${method.toLowerCase()}(<[^(]*>)?\\(\\s*['"\`]${pattern}['"\`]`);
}

const QUERY_VERBS = new Set(['get', 'find', 'list', 'count', 'preview']);

/**
 * Verbs are a closed list, kept in docs/WORDS.md: two verbs for one act would be two acts to the
 * reader.
 */
export function* verbs({ registry, repository }: Subject): Generator<Finding> {
  const allowed = verbsIn(repository.text('docs/WORDS.md') ?? '');
  for (const { name, kind } of registry.operations.values()) {
    const [module = '', use = ''] = name.split('.');
    const verb = use.split('_')[0] ?? '';
    const isKnown = kind === 'query' ? QUERY_VERBS.has(verb) : allowed.has(verb);
    if (!isKnown)
      yield inModule(
        'verb',
        module,
        `${name}: \`${verb}\` is not among the verbs of ${
          kind === 'query' ? 'queries' : 'commands'
        } in docs/WORDS.md`,
      );
  }
}

/** The first column of "Verbs of commands", and the code-quoted words of the sentence below it. */
export function verbsIn(words: string): Set<string> {
  const section = words.split('## Verbs of commands')[1] ?? '';
  const rows = [...section.matchAll(/^\| ([a-z]+) \|/gm)].map(([, verb = '']) => verb);
  const [, sentence = ''] = /((?:`[a-z]+`,?\s*)+)are described above/.exec(section) ?? [];
  return new Set([...rows, ...[...sentence.matchAll(/`([a-z]+)`/g)].map(([, verb = '']) => verb)]);
}

/** GET reads and only reads. */
export function* methods({ registry }: Subject): Generator<Finding> {
  for (const { name, kind, http } of registry.operations.values()) {
    const isGet = http.startsWith('GET ');
    if (isGet === (kind === 'query')) continue;
    yield inModule(
      'method',
      moduleOf(name),
      kind === 'query'
        ? `${name} only reads: its method is GET`
        : `${name} changes something: GET is for queries`,
    );
  }
}

/**
 * Addresses are plural nouns; a change of state is a noun too: POST
 * /sales/orders/:orderId/approval.
 */
export function* addresses({ registry, repository }: Subject): Generator<Finding> {
  const acts = verbsIn(repository.text('docs/WORDS.md') ?? '');
  const seen = new Map<string, string>();
  for (const { name, http } of registry.operations.values()) {
    const segments = (http.split(' ')[1] ?? '').split('/').slice(1);
    for (const [index, segment] of segments.entries()) {
      const message = ofSegment(segment, segments[index + 1], acts);
      if (message) yield inModule('address', moduleOf(name), `${http}: ${message}`);
    }
    const same = http.replace(/:\w+/g, ':');
    const other = seen.get(same);
    if (other) yield inModule('address', moduleOf(name), `${http} is the address of ${other} too`);
    seen.set(same, name);
  }
}

/** Words that are both an act and the noun of it, and so may stand in an address. */
const NOUNS_TOO = new Set([
  'transfer',
  'count',
  'reserve',
  'release',
  'issue',
  'invoice',
  'import',
  'export',
  'record',
  'close',
  'change',
  'post',
  'set',
  'lock',
  'cancel',
  'replay',
  'decline',
  'reset',
]);

/** Nouns that have no plural. */
const UNCOUNTABLE = new Set(['config', 'credit', 'equipment', 'staff', 'stock', 'people']);

function ofSegment(
  segment: string,
  next: string | undefined,
  acts: ReadonlySet<string>,
): string | undefined {
  if (segment.startsWith(':')) return undefined;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(segment)) return `\`${segment}\` is not in kebab-case`;
  const first = segment.split('-')[0] ?? '';
  if (acts.has(first) && !NOUNS_TOO.has(first))
    return `\`${segment}\` is a verb; name the thing it makes`;
  if (next?.startsWith(':') && !segment.endsWith('s') && !UNCOUNTABLE.has(segment))
    return `\`${segment}\` holds many and is written as a plural`;
  return undefined;
}

/** Who reads the API finds every operation with its right, its sentence and what it may refuse. */
export function* described({ registry }: Subject, document: OpenApi): Generator<Finding> {
  const shown = new Map(
    Object.values(document.paths).flatMap((path) =>
      Object.values(path).map((one) => [one.operationId, one] as const),
    ),
  );
  for (const operation of registry.operations.values()) {
    const one = shown.get(operation.name);
    const say = (message: string) =>
      inModule('openapi', moduleOf(operation.name), `${operation.name} ${message}`);
    if (!one) yield say('is not in the OpenAPI document');
    else if (!one['x-permission'] || !one['x-error-codes']?.length)
      yield say('shows no permission or no error codes');
    if (!/^[A-Z].+\.$/.test(operation.summary)) yield say('needs a summary that is a sentence');
    const mayBeMissing = (operation.refuses ?? []).some((code) => registry.statusOf(code) === 404);
    if (isAboutOne(operation) && !mayBeMissing)
      yield say('is addressed by an id but refuses nothing with 404: list its not-found refusal');
  }
}

/** Addressed by an id: changed by it, or the record itself is asked for. */
function isAboutOne({ http, kind }: { http: string; kind: string }): boolean {
  return kind === 'command' ? /:\w+Id\b/.test(http) : /:\w+Id$/.test(http);
}

export interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly operationId: string;
            readonly 'x-permission'?: string;
            readonly 'x-error-codes'?: readonly string[];
          }
        >
      >
    >
  >;
}

const moduleOf = (name: string): string => name.split('.')[0] ?? '';
