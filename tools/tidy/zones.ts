import type { Finding } from '../source/finding.ts';
import type { Repository, SourceFile } from '../source/repository.ts';
import { importsOf, type Import } from '../source/syntax.ts';
import { found } from './rule.ts';

/**
 * Keeps code where it can run: pure `shared`, Node in `server`, the browser in `web`; and packages
 * behind doors.
 */
export function* zones(file: SourceFile, repository: Repository): Generator<Finding> {
  if (!file.isCode || file.isGenerated) return;
  for (const one of importsOf(file.syntax.root)) {
    const message = one.from.startsWith('.')
      ? relativeImport(file, one)
      : (packageImport(file, one) ?? arrow(file, one, repository));
    if (message) yield found(message[0], file, one.at, message[1]);
  }
}

type Message = readonly [rule: string, message: string];

function relativeImport(file: SourceFile, { from }: Import): Message | undefined {
  const target = new URL(from, `file:///${file.path}`).pathname.slice(1);
  if (file.package && !target.startsWith(`${file.package}/`))
    return ['leaving-package', `${from} leaves ${file.package}: go through the package's door`];
  const zone = /^(?:modules\/[^/]+|kernel)\/(shared|server|web)\//.exec(target)?.[1];
  if (file.isTest) return undefined;
  if (file.zone === 'shared' && zone !== 'shared')
    return ['zone', `shared runs everywhere: it imports shared only, not ${from}`];
  if (file.zone === 'server' && zone === 'web')
    return ['zone', `${from} is the browser's: the server does not import it`];
  if (file.zone === 'web' && zone === 'server')
    return ['zone', `${from} is the server's: a page asks for an operation instead`];
  return undefined;
}

const BROWSER = new RegExp(
  '^(' +
    [
      'react',
      'react-dom',
      '@tanstack/.+',
      '@base-ui/.+',
      'lucide-react',
      '@fontsource.*',
      '@poros/(ui|web-kit)(/.+)?',
    ].join('|') +
    ')$',
);
const BROWSER_PARTS = /^(react|react-dom|@tanstack\/react-(query|router|virtual))(\/.+)?$/;
const SHARED_DOOR = /^@poros\/[\w-]+\/shared(\/.+)?$/;

function packageImport(file: SourceFile, { from, isType }: Import): Message | undefined {
  if (file.isTest) return undefined;
  if (isType && SHARED_DOOR.test(from)) return undefined;
  if (file.zone === 'shared')
    return SHARED_DOOR.test(from) || pureOfKernel(file, from)
      ? undefined
      : ['zone', `shared runs everywhere: ${from} does not`];
  if (file.zone === 'server' && BROWSER.test(from.replace(/^(react(?:-dom)?)\/.+$/, '$1')))
    return ['zone', `${from} is the browser's: the server does not import it`];
  if (file.module && file.zone === 'server') return ofModuleServer(from);
  if (file.module && file.zone === 'web') return ofPage(file, from);
  return file.zone === 'web' ? ofBrowserPackage(file, from) : ofKernel(file, from);
}

/** TypeBox is what contracts are made of; only the kernel names it. */
function pureOfKernel(file: SourceFile, from: string): boolean {
  return file.package === 'kernel' && from.startsWith('@sinclair/typebox');
}

function ofModuleServer(from: string): Message | undefined {
  if (from === '@poros/kernel/system')
    return ['zone', "a module uses the kernel's main door, not the one for programs around it"];
  if (from === 'pg' || from === 'sql-template-tag' || from.startsWith('@sinclair/'))
    return ['zone', `${from} comes through @poros/kernel`];
  return undefined;
}

function ofPage(file: SourceFile, from: string): Message | undefined {
  const own = `@poros/${file.module}/shared`;
  const isAllowed =
    BROWSER_PARTS.test(from) ||
    /^@poros\/(ui|web-kit)(\/.+)?$/.test(from) ||
    from === own ||
    /^@poros\/kernel\/shared(\/.+)?$/.test(from);
  return isAllowed
    ? undefined
    : ['zone', `a page imports its own shared, @poros/ui, @poros/web-kit and React, not ${from}`];
}

function ofBrowserPackage(file: SourceFile, from: string): Message | undefined {
  if (from.startsWith('node:')) return ['zone', `${from} is not in the browser`];
  if (!from.startsWith('@poros/') || /^@poros\/kernel\/shared(\/.+)?$/.test(from)) return undefined;
  if (file.package === 'ui') return ['zone', `ui knows no other package, not even ${from}`];
  if (/^@poros\/(ui|web-kit)(\/.+)?$/.test(from)) return undefined;
  if (file.package === 'apps/web' && /^@poros\/[\w-]+\/(web|shared)$/.test(from)) return undefined;
  return ['zone', `${from} does not belong in the browser here`];
}

function ofKernel(file: SourceFile, from: string): Message | undefined {
  return file.package === 'kernel' && from.startsWith('@poros/')
    ? ['zone', `the kernel knows no module and no program: not ${from}`]
    : undefined;
}

const OUTSIDE_MODULES = new Set(['kernel', 'ui', 'web-kit', 'testing', 'tools', 'server', 'web']);

/**
 * Code is used downwards only, and only if the manifest says so; types of any `shared` are free.
 */
function arrow(
  file: SourceFile,
  { from, isType }: Import,
  { depends }: Repository,
): Message | undefined {
  if (!file.module || file.isTest) return undefined;
  const [, target = '', door] = /^@poros\/([\w-]+)(?:\/(.+))?$/.exec(from) ?? [];
  if (target === '' || target === file.module || (isType && door === 'shared')) return undefined;
  if (OUTSIDE_MODULES.has(target))
    return ['testing', 'tools', 'server', 'web'].includes(target)
      ? ['arrow', `a module does not know ${from}`]
      : undefined;
  if (depends.get(file.module)?.includes(target)) return undefined;
  return [
    'arrow',
    depends.get(target)?.includes(file.module)
      ? `${target} stands above ${file.module}: say it by an event`
      : `${file.module} does not list ${target} in \`depends\``,
  ];
}
