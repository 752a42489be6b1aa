import type { Ctx } from '../execute/context.ts';
import { executeCommand } from '../execute/execute.ts';
import type { Kernel } from '../execute/kernel.ts';
import { command } from '../execute/operation.ts';
import { object } from '../shared/contract.ts';
import { systemActorAt } from './system-actor.ts';

export interface SystemWork {
  readonly tenantId: string;
  readonly branchId: string;
  /** Stands in the audit trail: `job:escalate_request`. */
  readonly name: string;
}

/**
 * Carries work of the clock out like a command of the system: one transaction in one tenant, its
 * row in the command log, its events. Refusals are thrown.
 */
export async function runAsSystem(
  kernel: Kernel,
  { tenantId, branchId, name }: SystemWork,
  work: (ctx: Ctx) => Promise<void>,
): Promise<void> {
  const actor = await systemActorAt(kernel, { tenantId, branchId, userId: tenantId });
  const operation = command({
    name: `job:${name}`,
    http: 'POST /',
    permission: 'signed_in',
    summary: `What ${name} does by the clock.`,
    input: object({}),
    output: object({}),

    async run(ctx) {
      await work(ctx);
      return {};
    },
  });
  const answer = await executeCommand(kernel, operation, {
    actor,
    correlationId: kernel.newId(),
    language: actor.language,
    input: {},
  });
  if (answer.refusal) throw answer.refusal;
}
