import { sql, type QueryCtx, type Sql } from '@poros/kernel';
import { waitingFor } from './list-requests.ts';

/** What waits in the actor's inbox. */
export interface WaitingRequests {
  readonly waiting: number;
  /** What of it is worth something in the actor's currency. */
  readonly amount: string;
  /** The day on which the oldest was asked for. */
  readonly since: string | null;
}

/**
 * The statement that counts the actor's inbox, to be sent with others; what he may decide is read
 * before. One row: `WaitingRequests`.
 */
export async function waitingRequests(ctx: QueryCtx): Promise<Sql> {
  const { currency, timeZone } = ctx.actor;
  return sql`select count(*)::integer as waiting,
      coalesce(sum(q.amount) filter (where q.currency = ${currency}), 0) as amount,
      min((q.asked_at at time zone ${timeZone})::date) as since
    from approval.request q
    where q.tenant_id = ${ctx.tenantId} and ${await waitingFor(ctx)}`;
}
