import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, nodes, parse, textOf, type Syntax } from './syntax.ts';

/** Where code runs: a rule for one zone says nothing about the others. */
export type Zone = 'shared' | 'server' | 'web' | 'sql' | 'program' | 'text';

export interface SourceFile {
  /** Path from the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
  /** 'modules/sales', 'kernel', 'apps/web'; empty at the root. */
  readonly package: string;
  /** 'sales' for files of modules. */
  readonly module: string | undefined;
  readonly zone: Zone;
  readonly isCode: boolean;
  readonly isTest: boolean;
  readonly isGenerated: boolean;
  /** Parsed at first use; code only. */
  readonly syntax: Syntax;
}

/** The files of the repository and what the modules' manifests say of each other. */
export interface Repository {
  readonly files: readonly SourceFile[];
  /** Module → the modules it lists in `depends`. */
  readonly depends: ReadonlyMap<string, readonly string[]>;
  text(path: string): string | undefined;
}

/** Reads what git would keep: tracked files and new ones that are not ignored. */
export function readRepository(root: string): Repository {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const paths = [...new Set(listed.split('\0'))].filter(
    (path) => KEPT.test(path) && existsSync(join(root, path)),
  );
  return repositoryOf(
    new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')])),
  );
}

/** A repository of given texts; the planted violations of the tests are made with it. */
export function repositoryOf(texts: ReadonlyMap<string, string>): Repository {
  const files = [...texts].map(([path, text]) => sourceFile(path, text));
  return { files, depends: dependsOf(files), text: (path) => texts.get(path) };
}

const KEPT = /\.(ts|tsx|mjs|sql|md|json|css|html|yml|yaml)$/;

function sourceFile(path: string, text: string): SourceFile {
  const [, owner = ''] =
    /^((?:modules|apps)\/[^/]+|kernel|ui|web-kit|testing|tools)\//.exec(path) ?? [];
  let syntax: Syntax | undefined;
  return {
    path,
    text,
    lines: text.split('\n'),
    package: owner,
    module: owner.startsWith('modules/') ? owner.slice('modules/'.length) : undefined,
    zone: zoneOf(path, owner),
    isCode: /\.(ts|tsx|mjs)$/.test(path),
    isTest: /\.test\.tsx?$/.test(path) || /\/(journeys|sweep)\//.test(path) || owner === 'testing',
    isGenerated: /\.gen\.ts$|\/generated\//.test(path),
    get syntax() {
      syntax ??= parse(path, text);
      return syntax;
    },
  };
}

function zoneOf(path: string, owner: string): Zone {
  if (path.endsWith('.sql')) return 'sql';
  if (!/\.(ts|tsx|mjs)$/.test(path)) return 'text';
  if (/^(modules\/[^/]+|kernel)\/shared\//.test(path)) return 'shared';
  // What builds the web client runs where it is built.
  if (path.startsWith('apps/web/build/')) return 'program';
  if (/^modules\/[^/]+\/web\//.test(path) || ['ui', 'web-kit', 'apps/web'].includes(owner))
    return 'web';
  if (owner.startsWith('modules/') || owner === 'kernel' || owner === 'apps/server')
    return 'server';
  return 'program';
}

/**
 * Read from the text of the manifests, so that a module that does not load is still held to its own
 * words.
 */
function dependsOf(files: readonly SourceFile[]): Map<string, string[]> {
  const depends = new Map<string, string[]>();
  for (const file of files) {
    if (!file.module || file.path !== `modules/${file.module}/module.ts`) continue;
    for (const [node] of nodes(file.syntax.root)) {
      const key = node['key'];
      if (node.type !== 'Property' || !isNode(key) || key['name'] !== 'depends') continue;
      const elements = (node['value'] as { elements?: unknown[] }).elements ?? [];
      depends.set(
        file.module,
        elements.map(textOf).filter((name) => name !== undefined),
      );
    }
  }
  return depends;
}
