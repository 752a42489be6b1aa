import { reaches, refuse, type QueryCtx } from '@poros/kernel';
import type { Judgement } from '../shared/authority.ts';
import { judgementOf } from './authority.sql.ts';
import { judgedOf, requestById, type StoredRequest } from './request.sql.ts';

export interface SeenRequest {
  readonly row: StoredRequest;
  readonly judgement: Judgement;
}

/**
 * The request, for whoever has to do with it: who asked, who answers or could but for the amount,
 * and whoever may read requests where it belongs. To everybody else there is none.
 */
export async function seenRequest(ctx: QueryCtx, id: string): Promise<SeenRequest> {
  const row = await requestById(ctx, id);
  const judgement = await judgementOf(ctx, judgedOf(row));
  const { asked_by, decided_by, decided_for, delegated_to, branch_id: branchId } = row;
  const isParty = [asked_by, decided_by, decided_for, delegated_to].includes(ctx.actor.userId);
  const isNear = judgement.may || judgement.why === 'beyond_limit';
  const mayRead = reaches(ctx.actor, 'approval.request.read', { branchId, ownerId: asked_by });
  if (!isParty && !isNear && !mayRead) refuse('approval.request_not_found');
  return { row, judgement };
}
