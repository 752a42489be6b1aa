import { sql, type Sql } from '@poros/kernel';

/** The command log with the names of who did it, for whom and where. */
export const commandFrom: Sql = sql`kernel.command_log c
  left join identity.v_user u on u.tenant_id = c.tenant_id and u.id = c.actor_id
  left join identity.v_user f on f.tenant_id = c.tenant_id and f.id = c.acting_for
  left join tenancy.v_branch b on b.tenant_id = c.tenant_id and b.id = c.branch_id`;

export const commandColumns: Sql = sql`c.id, c.at, c.command, c.verdict, c.refusal,
  c.actor_id as "actorId", u.name as "actorName", f.name as "actingForName",
  b.code as "branchCode", c.ip, c.correlation_id as "correlationId"`;
