import {
  Refusal,
  runCommand,
  runQuery,
  type Actor,
  type Command,
  type Kernel,
  type Query,
} from '@poros/kernel';

/** Runs operations by name for one actor: seeds and imports use the same commands as people. */
export interface Performer {
  readonly actor: Actor;
  /** A command at an instant; its answer. */
  perform<Answer = { id: string; version: number }>(
    name: string,
    input: object,
    at?: Date,
    key?: string,
  ): Promise<Answer>;
  ask<Answer>(name: string, input?: object): Promise<Answer>;
}

/**
 * Counts the commands of one seed: the same seed run again gets the first answers and goes on where
 * it stopped.
 */
export interface Keys {
  next(): string;
}

export function keysOf(name: string): Keys {
  let count = 0;
  return { next: () => `${name}/${(count += 1)}` };
}

export function performer(kernel: Kernel, actor: Actor, keys: Keys): Performer {
  const operation = (name: string) => {
    const found = kernel.registry.operations.get(name);
    if (!found) throw new Error(`there is no operation ${name}`);
    return found;
  };
  return {
    actor,
    perform: async <Answer>(name: string, input: object, at?: Date, key?: string) => {
      try {
        return (await runCommand({ kernel, actor }, operation(name) as Command, input as never, {
          key: key ?? keys.next(),
          ...(at && { at }),
        })) as Answer;
      } catch (error) {
        throw error instanceof Refusal ? explained(kernel, name, error) : error;
      }
    },
    ask: async <Answer>(name: string, input: object = {}) =>
      (await runQuery({ kernel, actor }, operation(name) as Query, input as never)) as Answer,
  };
}

function explained(kernel: Kernel, name: string, refusal: Refusal): Error {
  const [owner = '', code = ''] = refusal.code.split('.');
  const sentence = kernel.registry.say('en', `${owner}.refusal.${code}`, refusal.details);
  return new Error(`${name}: ${sentence} ${JSON.stringify(refusal.details).slice(0, 600)}`, {
    cause: refusal,
  });
}
