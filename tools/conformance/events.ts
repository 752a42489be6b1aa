import type { Finding } from '../source/finding.ts';
import { nameOf, nodes, textOf } from '../source/syntax.ts';
import { inFile, inModule, type Subject } from './subject.ts';

const IN_TRANSACTION_MAX = 3;

/**
 * What is emitted is declared, what is declared is emitted, and its payload is a closed contract.
 */
export function* declaredEvents({ repository, modules, registry }: Subject): Generator<Finding> {
  const emitted = new Set<string>();
  for (const file of repository.files) {
    if (!file.module || !file.isCode || file.isTest) continue;
    for (const [node] of nodes(file.syntax.root)) {
      if (node.type !== 'CallExpression' || !nameOf(node['callee']).endsWith('.emit')) continue;
      const type = textOf((node['arguments'] as unknown[])[0]);
      if (type === undefined) continue;
      emitted.add(type);
      if (modules.some((module) => module.name === file.module) && !registry.events.has(type))
        yield inFile('event', file, node.start, `${type} is declared in no shared/events.ts`);
      if (!type.startsWith(`${file.module}.`))
        yield inFile(
          'event',
          file,
          node.start,
          `${file.module} says ${type}, which is not its own to say`,
        );
    }
  }
  for (const module of modules)
    for (const [type, { payload, entity, permission }] of Object.entries(module.events ?? {})) {
      const say = (message: string) =>
        inModule('event', module.name, `${type} ${message}`, 'shared/events.ts');
      if (!emitted.has(type)) yield say('is declared but never emitted');
      if (payload['additionalProperties'] !== false)
        yield say('needs a closed payload: `object({ … })`');
      if (!entity.startsWith(`${module.name}.`) && !entity.startsWith('kernel.'))
        yield say(`is about ${entity}, which is another module's`);
      if (!registry.permissions.has(permission))
        yield say(`is readable with ${permission}, which nobody declares`);
    }
}

/**
 * Reactions hear declared events; in the transaction at most three, because they hold the caller
 * up.
 */
export function* reactions({ modules, registry }: Subject): Generator<Finding> {
  for (const module of modules)
    for (const { event, name } of module.reactions ?? []) {
      if (!registry.events.has(event))
        yield inModule('reaction', module.name, `${name} hears ${event}, which nobody says`);
      if (name === '')
        yield inModule('reaction', module.name, `a reaction to ${event} has no name of its own`);
    }
  for (const event of registry.events.keys()) {
    const { length } = registry.reactionsTo(event, 'in_transaction');
    if (length > IN_TRANSACTION_MAX)
      yield inModule(
        'reaction',
        event.split('.')[0] ?? '',
        `${event} has ${length} reactions in its transaction; ${IN_TRANSACTION_MAX} are allowed`,
        'shared/events.ts',
      );
  }
}
