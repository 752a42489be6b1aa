import sql from 'sql-template-tag';
import { rowsOf } from '../database/pool.ts';
import { executeCommand } from '../execute/execute.ts';
import type { Kernel } from '../execute/kernel.ts';
import type { Reaction } from '../execute/module.ts';
import { command } from '../execute/operation.ts';
import type { NumberedEvent } from '../events/feed.ts';
import { Type, object } from '../shared/contract.ts';
import { systemActor } from './system-actor.ts';

/** A reaction's job, as the sequencer queued it. */
export interface ReactionJob {
  readonly tenantId: string;
  readonly reaction: string;
  readonly position: number;
  readonly entityId: string;
}

/**
 * Carries one reaction out like a command of the system: its own transaction, its row in the
 * command log, its events. The mark that it is done commits with its effect, so a job that comes
 * twice does nothing the second time. Throws what went wrong, refusals included.
 */
export async function runReaction(kernel: Kernel, job: ReactionJob): Promise<void> {
  const event = await eventAt(kernel, job.tenantId, job.position);
  const reaction = reactionOf(kernel, event.type, job.reaction);
  if (reaction.outside) {
    const { tenantId, entityId, position } = job;
    await reaction.outside(kernel, { tenantId, entityId, position });
    return;
  }
  const actor = await systemActor(kernel, event);
  try {
    const answer = await executeCommand(kernel, commandOf(reaction, event), {
      actor,
      correlationId: event.correlationId,
      language: actor.language,
      input: { event: event.type, position: event.position },
    });
    if (answer.refusal) throw answer.refusal;
  } catch (error) {
    if (!(error instanceof DoneBefore)) throw error;
  }
}

class DoneBefore extends Error {}

function commandOf(reaction: Reaction, event: NumberedEvent) {
  const { position, entityId } = event;
  return command({
    name: `reaction:${reaction.name}`,
    http: 'POST /',
    permission: 'signed_in',
    summary: `What ${reaction.name} does after ${event.type}.`,
    input: object({ event: Type.String(), position: Type.Integer() }),
    output: object({}),

    async run(ctx) {
      const [mark] = await ctx.read(sql`
        insert into kernel.reaction_done (tenant_id, reaction, event_position)
        values (${ctx.tenantId}, ${reaction.name}, ${position})
        on conflict on constraint reaction_done__key do nothing returning 1`);
      if (!mark) throw new DoneBefore();

      await reaction.run(ctx, JSON.parse(event.payload) as never, { entityId, position });
      return {};
    },
  });
}

interface StoredEvent extends NumberedEvent {
  readonly correlationId: string;
}

async function eventAt(kernel: Kernel, tenantId: string, position: number): Promise<StoredEvent> {
  const [event] = await rowsOf<StoredEvent>(
    kernel.systemPool,
    sql`
    select tenant_id as "tenantId", scope, position, type, version, entity, entity_id as "entityId",
      at, actor_id as "actorId", correlation_id as "correlationId", payload::text as payload
    from kernel.event_log where tenant_id = ${tenantId} and position = ${position}`,
  );
  if (!event) throw new Error(`there is no event at position ${position}`);
  return event;
}

function reactionOf(kernel: Kernel, type: string, name: string): Reaction {
  const reaction = kernel.registry
    .reactionsTo(type, 'after_commit')
    .find((one) => one.name === name);
  if (!reaction) throw new Error(`no module declares the reaction ${name} to ${type}`);
  return reaction;
}
