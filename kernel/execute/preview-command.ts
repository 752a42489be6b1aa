import sql from 'sql-template-tag';
import { openTransaction } from '../database/transaction.ts';
import type { Refusal } from '../shared/refusal.ts';
import { scopeOf } from './actor.ts';
import { asRefusal, isRetryable } from './database-errors.ts';
import { missing, workThrough, type Answer, type Request, type Work } from './execute.ts';
import type { Kernel } from './kernel.ts';
import { makeQueryCtx, type Gathered } from './make-context.ts';
import type { Command } from './operation.ts';
import { problemOf } from './problem.ts';

const TRIES = 4;

/** What the modules foresee of a tried command, by the event it said. */
export type Foreseen = Readonly<Record<string, readonly unknown[]>>;
export type Previewed = Answer & { readonly foreseen?: Foreseen };

/**
 * What a command would answer now: it is carried out in full, with its reactions, its checks and
 * its record, and rolled back. Nothing remains but a gap in number series that may have gaps. With
 * `foresees` it also answers what the modules show of what it did.
 */
export async function previewCommand(
  kernel: Kernel,
  command: Command,
  request: Omit<Request, 'key'>,
  { foresees = false }: { readonly foresees?: boolean } = {},
): Promise<Previewed> {
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

  async function attempt(): Promise<Previewed> {
    await kernel.config.of(actor.tenantId);
    const tx = await openTransaction(kernel.pool, { tenantId: actor.tenantId });
    try {
      const work = { kernel, command, request, tx };
      const { body, gathered } = await workThrough(work);
      tx.write(sql`set constraints all immediate`);
      await tx.readAll([]);
      const foreseen = foresees ? { foreseen: await foresee(work, gathered) } : {};
      return { status: 200, body, isReplay: false, ...foreseen };
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

/** Asks the modules what they show of the events; nothing of what the actor may not read. */
async function foresee(
  { kernel, command, request, tx }: Work,
  { ctx: { now }, events }: Gathered,
): Promise<Foreseen> {
  const { actor, correlationId } = request;
  const config = await kernel.config.of(actor.tenantId);
  const foreseen: Record<string, readonly unknown[]> = {};
  for (const { event, permission, read } of kernel.registry.foresights) {
    if (scopeOf(actor, permission) === undefined) continue;
    const operation = { name: command.name, permission };
    const ctx = makeQueryCtx(kernel, { operation, actor, tx, now, correlationId, config });
    const ids = events.filter(({ type }) => type === event).map((one) => one.entity_id);
    foreseen[event] = ids.length === 0 ? [] : await read(ctx, ids);
  }
  return foreseen;
}
