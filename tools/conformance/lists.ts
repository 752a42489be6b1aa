import type { JsonSchema } from '../gen/type-text.ts';
import type { Finding } from '../source/finding.ts';
import type { SourceFile } from '../source/repository.ts';
import { isNode, nameOf, nodes, textOf, type SyntaxNode } from '../source/syntax.ts';
import { inFile, type Subject } from './subject.ts';

type Schema = JsonSchema & Readonly<Record<string, unknown>>;

/**
 * A list page offers each closed set of its rows (a status, a kind, a reason) as choices in words:
 * one of its columns names it by `sort` and has `choices`. And it says in words of its own why it
 * is empty.
 */
export function* lists({ repository, registry }: Subject): Generator<Finding> {
  for (const file of repository.files) {
    if (file.zone !== 'web' || !file.isCode || !file.text.includes('<ListPage')) continue;
    for (const page of listPages(file)) {
      const operation = textOf(valueOf(page, 'op'));
      const query = operation && registry.operations.get(operation);
      if (!query) continue;
      const offered = new Set(offeredIn(file));
      for (const field of closedFields(query.output))
        if (!offered.has(field))
          yield inFile(
            'list',
            file,
            page.start,
            `the list of ${query.name} offers no choices for ${field}: ` +
              `its column needs \`sort: '${field}'\` and \`choices\``,
          );
      const said = emptyKeys(valueOf(page, 'empty'));
      if (said.length < 2 || new Set(said).size < 2 || said.some((key) => key.startsWith('kit.')))
        yield inFile(
          'list',
          file,
          page.start,
          `the list of ${query.name} does not say in words of its own that it is empty, and why`,
        );
    }
  }
}

function* listPages(file: SourceFile): Generator<SyntaxNode> {
  for (const [node] of nodes(file.syntax.root))
    if (node.type === 'JSXOpeningElement' && jsxName(node['name']) === 'ListPage') yield node;
}

const jsxName = (node: unknown): string => (isNode(node) ? String(node['name'] ?? '') : '');

/** The value of an attribute: its text, or what stands between the braces. */
function valueOf(element: SyntaxNode, name: string): unknown {
  const attributes = element['attributes'] as SyntaxNode[];
  const value = attributes.find((one) => jsxName(one['name']) === name)?.['value'];
  return isNode(value) && value.type === 'JSXExpressionContainer' ? value['expression'] : value;
}

/** The server's names of the columns that have choices. */
function* offeredIn(file: SourceFile): Generator<string> {
  for (const [node] of nodes(file.syntax.root)) {
    if (node.type !== 'ObjectExpression') continue;
    const properties = node['properties'] as SyntaxNode[];
    const of = (name: string) => properties.find((one) => nameOf(one['key']) === name);
    const sort = textOf(of('sort')?.['value']);
    if (sort && of('choices')) yield sort;
  }
}

/** Fields of a list's row that can be one of some words only. */
function closedFields(output: Schema): string[] {
  const row = (output.properties?.['rows'] as Schema | undefined)?.items as Schema | undefined;
  return Object.entries(row?.properties ?? {}).flatMap(([name, one]) => {
    const field = one as Schema;
    const words = field.enum ?? field.anyOf?.find((part) => part.enum)?.enum;
    return words && words.length > 1 ? [name] : [];
  });
}

/** The keys of the sentences an empty list says. */
function emptyKeys(value: unknown): string[] {
  if (!isNode(value)) return [];
  return [...nodes(value)].flatMap(([node]) => {
    if (node.type !== 'CallExpression' || nameOf(node['callee']) !== 't') return [];
    const key = textOf((node['arguments'] as unknown[])[0]);
    return key ? [key] : [];
  });
}
