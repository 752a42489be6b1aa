import type { Finding } from '../source/finding.ts';
import type { SourceFile } from '../source/repository.ts';
import { nameOf, nodes, textOf, type SyntaxNode } from '../source/syntax.ts';
import { found } from './rule.ts';

type Banned = 'clock' | 'chance' | 'environment' | 'console' | 'raw-sql';

const SAYINGS: Record<Banned, string> = {
  clock: 'the clock comes from `ctx.now` and `ctx.today`, so that a test can set it',
  chance: 'ids and chance come from `ctx.newId` or the kernel, so that a run can be repeated',
  environment: 'what an installation decides is read once at start and handed on',
  console: 'say it through `ctx.log`; a program writes to its own output',
  'raw-sql': 'SQL is not built from text: give values as parameters, choose among fixed fragments',
};

/** A command has one clock, one source of ids and one way to the database: its context. */
export function* bannedCalls(file: SourceFile): Generator<Finding> {
  if (!file.isCode || file.isTest || file.isGenerated || file.path.endsWith('.config.ts')) return;
  const banned = bannedIn(file);
  if (banned.size === 0) return;
  for (const [node] of nodes(file.syntax.root)) {
    const what = use(node);
    if (what && banned.has(what)) yield found(what, file, node.start, SAYINGS[what]);
  }
}

function bannedIn(file: SourceFile): ReadonlySet<Banned> {
  if (file.module) return new Set(['clock', 'chance', 'environment', 'console', 'raw-sql']);
  if (file.package === 'kernel')
    return new Set(
      file.zone === 'shared' ? ['clock', 'chance', 'environment', 'console'] : ['console'],
    );
  if (file.zone === 'web') return new Set(['environment', 'console']);
  if (file.package === 'apps/server') return new Set(['console', 'raw-sql']);
  return new Set();
}

function use(node: SyntaxNode): Banned | undefined {
  if (node.type === 'NewExpression')
    return nameOf(node['callee']) === 'Date' && (node['arguments'] as unknown[]).length === 0
      ? 'clock'
      : undefined;
  if (node.type === 'MemberExpression') return ofMember(nameOf(node));
  if (node.type === 'ImportSpecifier') return ofImport(nameOf(node['imported']));
  return node.type === 'CallExpression' ? ofCall(node) : undefined;
}

function ofMember(name: string): Banned | undefined {
  if (name === 'Date.now' || name === 'performance.now') return 'clock';
  if (name === 'Math.random' || /(^|\.)crypto\.(randomUUID|getRandomValues)$/.test(name))
    return 'chance';
  if (name === 'process.env') return 'environment';
  return name.startsWith('console.') ? 'console' : undefined;
}

const ofImport = (name: string): Banned | undefined =>
  ['randomUUID', 'randomBytes', 'randomInt'].includes(name) ? 'chance' : undefined;

function ofCall(node: SyntaxNode): Banned | undefined {
  const [first] = node['arguments'] as unknown[];
  return nameOf(node['callee']) === 'raw' && textOf(first) === undefined ? 'raw-sql' : undefined;
}
