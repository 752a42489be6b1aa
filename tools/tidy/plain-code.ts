import type { Finding } from '../source/finding.ts';
import type { SourceFile } from '../source/repository.ts';
import { isNode, nameOf, nodes, type SyntaxNode } from '../source/syntax.ts';
import { found } from './rule.ts';

/** Files that a tool wants as a default export. */
const DEFAULT_EXPORTS =
  /(^|\/)[\w.-]+\.config\.ts$|^testing\/global-setup\.ts$|\/support\/program\.ts$/;

/**
 * The language without its traps: no default export, enum, any, `!`, silent suppression or nameless
 * promise.
 */
export function* plainCode(file: SourceFile): Generator<Finding> {
  if (!file.isCode) return;
  for (const [node] of nodes(file.syntax.root)) {
    const message = trap(file, node);
    if (message) yield found(message[0], file, node.start, message[1]);
  }
  yield* comments(file);
}

function trap(file: SourceFile, node: SyntaxNode): [rule: string, message: string] | undefined {
  switch (node.type) {
    case 'ExportDefaultDeclaration':
      return DEFAULT_EXPORTS.test(file.path)
        ? undefined
        : ['default-export', 'export it by its name, so that it is called the same everywhere'];
    case 'TSEnumDeclaration':
      return ['enum', 'a union of words says the same and needs no run time'];
    case 'TSAnyKeyword':
      return ['any', 'say what it is, or `unknown` and find out'];
    case 'TSNonNullExpression':
      return file.isTest
        ? undefined
        : ['non-null', 'decide what happens when it is missing instead of `!`'];
    case 'CallExpression':
      return file.isTest && ['skip', 'only', 'todo'].includes(lastNameOf(node))
        ? ['skipped-test', 'a test runs or is not there']
        : undefined;
    default:
      return undefined;
  }
}

function lastNameOf(call: SyntaxNode): string {
  const { callee } = call;
  if (!isNode(callee) || callee.type !== 'MemberExpression') return '';
  const owner = nameOf(callee['object']).split('.')[0] ?? '';
  return ['test', 'it', 'describe'].includes(owner) ? nameOf(callee['property']) : '';
}

const SUPPRESSION =
  /^\s*(?:(?:oxlint|eslint)-disable(?:-next-line|-line)?|@ts-expect-error|v8 ignore)\b(.*)$/s;

function* comments(file: SourceFile): Generator<Finding> {
  for (const { value, start } of file.syntax.comments) {
    if (/^\s*@ts-(ignore|nocheck)/.test(value))
      yield found(
        'suppression',
        file,
        start,
        '@ts-expect-error with its reason, so that it ends when its cause ends',
      );
    const [, rest] = SUPPRESSION.exec(value) ?? [];
    if (rest !== undefined && !/\s(--|:)\s*\S.{8,}/.test(rest))
      yield found('suppression', file, start, 'a suppression says why: `-- the reason`');
    if (/\b(TODO|FIXME|HACK|XXX)\b/.test(value) && !/#\d+/.test(value))
      yield found('todo', file, start, 'a promise in a comment names its issue: `TODO #123`');
  }
}
