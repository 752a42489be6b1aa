import type { Finding } from '../source/finding.ts';
import type { Repository, SourceFile } from '../source/repository.ts';
import { isNode, nameOf, nodes, templateText, textOf, type SyntaxNode } from '../source/syntax.ts';
import { found } from './rule.ts';

/** Modules whose tables others may point at with a foreign key. */
const POINTED_AT = new Set(['tenancy', 'identity', 'party', 'catalog']);

/**
 * SQL of a module names its own schema, the kernel's, and what modules it depends on have
 * published.
 */
export function* foreignSql(file: SourceFile, repository: Repository): Generator<Finding> {
  if (!file.module || file.isTest || file.isGenerated) return;
  if (file.zone === 'sql') yield* inText(file, { text: file.text, at: 0 }, repository);
  if (!file.isCode || file.zone === 'web') return;
  for (const [node] of nodes(file.syntax.root)) {
    if (
      node.type === 'TaggedTemplateExpression' &&
      nameOf(node['tag']) === 'sql' &&
      isNode(node['quasi'])
    )
      yield* inText(file, { text: templateText(node['quasi']), at: node.start }, repository);
    if (node.type === 'CallExpression') yield* ofWrite(file, node);
  }
}

interface SqlText {
  readonly text: string;
  readonly at: number;
}

function* inText(
  file: SourceFile,
  { text, at }: SqlText,
  { depends }: Repository,
): Generator<Finding> {
  const bare = withoutWords(text);
  const isFile = file.zone === 'sql';
  for (const match of bare.matchAll(/(references\s+)?\b([a-z_]+)\.([a-z_]\w*)/g)) {
    const [, references, schema = '', name = ''] = match;
    if (schema === file.module || schema === 'kernel' || !depends.has(schema)) continue;
    const isBelow = depends.get(file.module ?? '')?.includes(schema);
    if (isBelow && (/^(v|search)_/.test(name) || (isFile && references && POINTED_AT.has(schema))))
      continue;
    yield found(
      'foreign-sql',
      file,
      isFile ? match.index : at,
      isBelow
        ? `${schema}.${name} is another module's table: read a v_ view or call its facade`
        : `${file.module} does not depend on ${schema}, so it may not name ${schema}.${name}`,
    );
  }
}

/**
 * Comments and quoted words go; what is left are names. Lengths stay, so that offsets still hold.
 */
function withoutWords(text: string): string {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, (all) =>
    all.replace(/[^\n]/g, ' '),
  );
}

/** `ctx.insert('finance.journal', …)` from another module. */
function* ofWrite(file: SourceFile, call: SyntaxNode): Generator<Finding> {
  const method = nameOf(call['callee']);
  if (!['ctx.insert', 'ctx.update', 'ctx.changed'].includes(method)) return;
  const [table] = call['arguments'] as unknown[];
  const schema = textOf(table)?.split('.')[0];
  if (schema === undefined || schema === file.module || schema === 'kernel') return;
  yield found(
    'foreign-sql',
    file,
    call.start,
    `${method} writes ${schema}'s table: call its facade or say it by an event`,
  );
}
