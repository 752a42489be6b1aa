import type { Ctx } from '@poros/kernel';
import type { EventMap } from '@poros/kernel/shared';

type BranchCreated = EventMap['tenancy.branch_created'];

/** Every branch, the first one too, can receive goods at once: it has a warehouse. */
export async function furnishBranch(ctx: Ctx, branch: BranchCreated): Promise<void> {
  const { branchId } = branch;
  const name = ctx.actor.language === 'id' ? `Gudang ${branch.name}` : `${branch.name} warehouse`;
  ctx.insert('inventory.warehouse', {
    id: ctx.newId(),
    branch_id: branchId,
    code: `WH-${branch.code}`.slice(0, 40),
    name: name.slice(0, 200),
    is_default: true,
  });
}
