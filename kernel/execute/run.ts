import { Refusal } from '../shared/refusal.ts';
import type { Static, TSchema } from '../shared/contract.ts';
import type { Actor } from './actor.ts';
import { checkInput } from './check.ts';
import { executeCommand, executeQuery } from './execute.ts';
import type { Kernel } from './kernel.ts';
import type { Command, Query } from './operation.ts';

/** Who runs something, and where. */
export interface Runner {
  readonly kernel: Kernel;
  readonly actor: Actor;
}
export interface RunOptions {
  readonly key?: string;
  readonly at?: Date;
  readonly correlationId?: string;
}

/**
 * Runs a command for seeds, imports, jobs and tests: the same path as HTTP, with refusals thrown.
 */
export async function runCommand<I extends TSchema, O extends TSchema>(
  { kernel, actor }: Runner,
  operation: Command<I, O>,
  input: Static<I>,
  options: RunOptions = {},
): Promise<Static<O>> {
  const checked = checkInput(operation.input, input, { convert: false, owner: operation.name });
  const answer = await executeCommand(kernel, operation, {
    actor,
    input: checked,
    language: actor.language,
    correlationId: options.correlationId ?? kernel.newId(),
    ...(options.key !== undefined && { key: options.key }),
    ...(options.at && { at: options.at }),
  });
  if (answer.refusal) throw answer.refusal;
  const body = JSON.parse(answer.body) as Static<O> & {
    code?: string;
    details?: Record<string, unknown>;
  };
  if (answer.status >= 400) throw new Refusal(body.code ?? 'kernel.unexpected', body.details);
  return body;
}

/** Runs a query on the same path as HTTP. */
export async function runQuery<I extends TSchema, O extends TSchema>(
  { kernel, actor }: Runner,
  operation: Query<I, O>,
  input: Static<I>,
): Promise<Static<O>> {
  const checked = checkInput(operation.input, input, { convert: false, owner: operation.name });
  const body = await executeQuery(kernel, operation, {
    actor,
    input: checked,
    language: actor.language,
    correlationId: kernel.newId(),
  });
  return JSON.parse(body) as Static<O>;
}
