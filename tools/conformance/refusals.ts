import type { Finding } from '../source/finding.ts';
import type { SourceFile } from '../source/repository.ts';
import { isNode, nameOf, nodes, textOf } from '../source/syntax.ts';
import { inFile, inModule, operationsIn, type Subject } from './subject.ts';

interface Use {
  readonly code: string;
  readonly at: number;
}

/**
 * Every code with which code or SQL refuses: declared with its status by the module that it names.
 */
export function* declaredRefusals({ repository, registry }: Subject): Generator<Finding> {
  const known = (code: string) => registry.statusOf(code) !== 500 || code === 'kernel.unexpected';
  for (const file of repository.files) {
    if (
      file.isTest ||
      !file.module ||
      !registry.modules.some((module) => module.name === file.module)
    )
      continue;
    for (const { code, at } of refusedIn(file))
      if (!known(code))
        yield inFile('refusal', file, at, `${code} is declared in no shared/refusals.ts`);
  }
  for (const module of registry.modules)
    for (const code of [
      ...Object.values(module.constraints ?? {}),
      ...module.operations.flatMap((one) => one.refuses ?? []),
    ])
      if (!known(code))
        yield inModule('refusal', module.name, `${code} is declared in no shared/refusals.ts`);
}

/** A declared refusal that nothing can answer is a sentence nobody reads. */
export function* usedRefusals({ repository, modules }: Subject): Generator<Finding> {
  for (const module of modules) {
    const texts = repository.files
      .filter((file) => file.module && !file.isTest && (file.isCode || file.zone === 'sql'))
      .filter((file) => !file.path.endsWith('shared/refusals.ts'))
      .map((file) => withoutRefuses(file.text));
    for (const code of Object.keys(module.refusals)) {
      const full = `${module.name}.${code}`;
      if (!texts.some((text) => text.includes(`'${full}'`)))
        yield inModule(
          'refusal-unused',
          module.name,
          `nothing refuses with ${full}`,
          'shared/refusals.ts',
        );
    }
  }
}

/**
 * What a command refuses with in its own file stands in its `refuses`, where the API's reader
 * looks.
 */
export function* listedRefusals({ repository, registry }: Subject): Generator<Finding> {
  for (const { file, name } of operationsIn(repository)) {
    const operation = registry.operations.get(name ?? '');
    if (!operation) continue;
    const codes = new Map(refusedIn(file).map(({ code, at }) => [code, at]));
    for (const [code, at] of codes)
      if (!code.startsWith('kernel.') && !operation.refuses?.includes(code))
        yield inFile(
          'refuses',
          file,
          at,
          `${name} refuses with ${code} but does not list it in \`refuses\``,
        );
  }
}

/**
 * Literal codes of `refuse('…')`, `ctx.ensureReach(row, '…')`, `new Refusal('…')` and
 * `kernel.expect(…, '…')`.
 */
function refusedIn(file: SourceFile): Use[] {
  const uses: Use[] = [];
  for (const match of file.text.matchAll(/kernel\.expect\([\s\S]{0,400}?'([a-z]+\.[a-z_]+)'/g))
    uses.push({ code: match[1] ?? '', at: match.index });
  if (!file.isCode) return uses;
  for (const [node] of nodes(file.syntax.root)) {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') continue;
    const [first, second] = node['arguments'] as unknown[];
    const name = nameOf(node['callee']);
    const given =
      name === 'refuse' || name === 'Refusal'
        ? first
        : name.endsWith('ensureReach')
          ? second
          : undefined;
    for (const code of codesOf(given)) uses.push({ code, at: node.start });
  }
  return uses;
}

function codesOf(node: unknown): string[] {
  if (!isNode(node)) return [];
  if (node.type === 'ConditionalExpression')
    return [...codesOf(node['consequent']), ...codesOf(node['alternate'])];
  const code = textOf(node);
  return code ? [code] : [];
}

const withoutRefuses = (text: string): string => text.replace(/refuses: \[[^\]]*\]/g, '');
