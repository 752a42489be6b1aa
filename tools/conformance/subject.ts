import type { Module } from '@poros/kernel';
import type { Registry } from '@poros/kernel/system';
import type { Finding } from '../source/finding.ts';
import { lineAt } from '../source/finding.ts';
import type { Repository, SourceFile } from '../source/repository.ts';
import { isNode, nameOf, nodes, textOf, type SyntaxNode } from '../source/syntax.ts';

/** A column whose check allows certain words only, as the migrated database has it. */
export interface ColumnFact {
  readonly table: string;
  readonly column: string;
  readonly isRequired: boolean;
  readonly hasDefault: boolean;
  /** The words a check allows; null when it allows anything. */
  readonly words: readonly string[] | null;
  /** The length a check allows; null for any. */
  readonly lengthMax: number | null;
}

/**
 * All that the checks look at: the sources, what the manifests say when they are loaded, and the
 * tables.
 */
export interface Subject {
  readonly repository: Repository;
  readonly modules: readonly Module[];
  readonly registry: Registry;
  readonly columns: readonly ColumnFact[];
  /** What each module's `shared` exports, for its move tables. */
  readonly shared: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

/** Looks at the whole product and says which module is not made like the others. */
export type Check = (subject: Subject) => Iterable<Finding>;

export interface WrittenOperation {
  readonly file: SourceFile;
  readonly kind: 'command' | 'query' | 'endpoint';
  /** The name under which it is exported: createOrder. */
  readonly exportedAs: string;
  /** sales.create_order, when it is written as a literal. */
  readonly name: string | undefined;
  /** 'POST /sales/orders' */
  readonly http: string | undefined;
  readonly node: SyntaxNode;
}

/** The commands, queries and endpoints that a module's server files export. */
export function operationsIn({ files }: Repository): WrittenOperation[] {
  return files
    .filter((file) => file.module && file.zone === 'server' && !file.isTest && !file.isGenerated)
    .flatMap((file) => [...operationsOf(file)]);
}

function* operationsOf(file: SourceFile): Generator<WrittenOperation> {
  for (const [node, parent] of nodes(file.syntax.root)) {
    if (node.type !== 'CallExpression' || parent?.type !== 'VariableDeclarator') continue;
    const kind = nameOf(node['callee']);
    if (kind !== 'command' && kind !== 'query' && kind !== 'endpoint') continue;
    const [definition] = node['arguments'] as unknown[];
    const [name, http] = ['name', 'http'].map((key) => textOf(property(definition, key)));
    yield { file, kind, exportedAs: nameOf(parent['id']), name, http, node };
  }
}

function property(object: unknown, name: string): unknown {
  if (!isNode(object)) return undefined;
  const properties = object['properties'] as SyntaxNode[] | undefined;
  return properties?.find((one) => nameOf(one['key']) === name)?.['value'];
}

export const inFile = (
  rule: string,
  file: SourceFile,
  offset: number,
  message: string,
): Finding => ({ rule, place: `${file.path}:${lineAt(file, offset)}`, message });
export const inModule = (
  rule: string,
  module: string,
  message: string,
  path = 'module.ts',
): Finding => ({
  rule,
  place: `${module === 'kernel' ? 'kernel' : `modules/${module}`}/${path}:1`,
  message,
});

export const camelOf = (kebab: string): string =>
  kebab.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
export const snakeOf = (camel: string): string =>
  camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const baseName = (path: string): string =>
  (path.split('/').at(-1) ?? '').replace(/\.\w+$/, '');
