import sql from 'sql-template-tag';
import { openTransaction } from '../database/transaction.ts';
import type { Refusal } from '../shared/refusal.ts';
import { scopeOf } from './actor.ts';
import { asRefusal, isRetryable } from './database-errors.ts';
import { missing, workThrough, type Answer, type Request } from './execute.ts';
import type { Kernel } from './kernel.ts';
import type { Command } from './operation.ts';
import { problemOf } from './problem.ts';

const TRIES = 4;

/**
 * What a command would answer now: it is carried out in full, with its reactions, its checks and
 * its record, and rolled back. Nothing remains but a gap in number series that may have gaps.
 */
export async function previewCommand(
  kernel: Kernel,
  command: Command,
  request: Omit<Request, 'key'>,
): Promise<Answer> {
  const { actor } = request;
  if (scopeOf(actor, command.permission) === undefined)
    return refusedAs(await missing(kernel, actor.tenantId, command.permission));
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries < TRIES && isRetryable(error)) continue;
      const refusal = asRefusal(error, kernel.registry);
      if (!refusal) throw error;
      return refusedAs(refusal);
    }
  }

  async function attempt(): Promise<Answer> {
    await kernel.config.of(actor.tenantId);
    const tx = await openTransaction(kernel.pool, { tenantId: actor.tenantId });
    try {
      const { body } = await workThrough({ kernel, command, request, tx });
      tx.write(sql`set constraints all immediate`);
      await tx.readAll([]);
      return { status: 200, body, isReplay: false };
    } finally {
      await tx.rollback();
    }
  }

  function refusedAs(refusal: Refusal): Answer {
    const body = problemOf(kernel.registry, refusal, request.language, request.correlationId);
    const status = kernel.registry.statusOf(refusal.code);
    return { status, body: JSON.stringify(body), isReplay: false, refusal };
  }
}
