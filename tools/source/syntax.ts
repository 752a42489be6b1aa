import { parseSync, type Comment } from 'oxc-parser';

/** A node of the syntax tree, seen loosely: only its kind and place are sure. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

export interface Syntax {
  readonly root: SyntaxNode;
  readonly comments: readonly Comment[];
}

/** Parses one TypeScript file; a file that does not parse is an error of its own. */
export function parse(path: string, text: string): Syntax {
  const { program, comments, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new SyntaxError(`${path}: ${error.message}`);
  return { root: program as unknown as SyntaxNode, comments };
}

/** Every node below `root`, parents before children, with its parent. */
export function* nodes(
  root: SyntaxNode,
  parent?: SyntaxNode,
): Generator<[SyntaxNode, SyntaxNode | undefined]> {
  yield [root, parent];
  for (const child of childrenOf(root)) yield* nodes(child, root);
}

export const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

function* childrenOf(node: SyntaxNode): Generator<SyntaxNode> {
  for (const key in node) {
    const value = node[key];
    if (isNode(value)) yield value;
    else if (Array.isArray(value)) for (const one of value) if (isNode(one)) yield one;
  }
}

/**
 * 'ctx.emit' for the callee `ctx.emit`, 'refuse' for `refuse`; empty for anything more involved.
 */
export function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'Identifier') return String(node['name']);
  if (node.type !== 'MemberExpression' || node['computed']) return '';
  const owner = nameOf(node['object']);
  return owner ? `${owner}.${nameOf(node['property'])}` : '';
}

/** The text of a string literal or of a template without expressions. */
export function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateLiteral' || (node['expressions'] as unknown[]).length > 0)
    return undefined;
  return templateText(node);
}

/** The words of a template with each expression as a blank. */
export function templateText(node: SyntaxNode): string {
  const quasis = node['quasis'] as { value: { cooked?: string; raw: string } }[];
  return quasis.map(({ value }) => value.cooked ?? value.raw).join(' ? ');
}

export interface Import {
  readonly from: string;
  /** Whether only types are taken, so that nothing is left at run time. */
  readonly isType: boolean;
  readonly at: number;
}

/** Everything a file imports or passes on, including `import()` of values and of types. */
export function importsOf(root: SyntaxNode): Import[] {
  const found: Import[] = [];
  for (const [node] of nodes(root)) {
    const from = textOf(node['source']);
    if (from === undefined) continue;
    const isType =
      node.type === 'TSImportType' ||
      node['importKind'] === 'type' ||
      node['exportKind'] === 'type';
    found.push({ from, isType, at: node.start });
  }
  return found;
}
