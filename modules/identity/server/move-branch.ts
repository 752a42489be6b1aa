import { refuse, sql } from '@poros/kernel';
import { Id, object } from '@poros/kernel/shared';
import { Done } from '../shared/user.ts';
import { innerCommand } from './inner-command.ts';

/** Work goes on in another branch; new documents belong to it. */
export const moveBranch = innerCommand({
  name: 'identity.move_place',
  summary: 'Go on working in another of the own branches.',
  input: object({ branchId: Id }),
  output: Done,
  refuses: ['identity.place_not_found'],

  async run(ctx, { branchId }) {
    if (!ctx.actor.branchIds.includes(branchId)) refuse('identity.place_not_found');

    ctx.write(sql`update identity.session set branch_id = ${branchId}
      where tenant_id = ${ctx.tenantId} and id = ${ctx.actor.sessionId}`);
    ctx.changed(
      'identity.session',
      ctx.actor.sessionId ?? '',
      { branchId: ctx.branchId },
      { branchId },
    );

    return { id: branchId };
  },
});
