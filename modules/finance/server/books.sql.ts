import { join, sql, type QueryCtx, type Sql } from '@poros/kernel';
import type { BookPart } from '../shared/report.ts';
import { accountName } from './account.sql.ts';
import { NOBODY } from './write-journal.ts';

/** The totals of months, as `t` with their month as `p`: what every statement adds up. */
export const totalsTables: Sql = sql`finance.account_period_total t
  join finance.period p on p.tenant_id = t.tenant_id and p.id = t.period_id`;

/** The part of the totals a report looks at, within the reader's reach. */
export function partOfTotals(ctx: QueryCtx, part: BookPart): Sql {
  return join(
    [
      sql`t.tenant_id = ${ctx.tenantId}`,
      sql`t.currency = ${part.currency ?? ctx.actor.currency}`,
      ctx.within({ branch: sql`t.branch_id`, department: sql`t.department_id` }),
      ...(part.branchId ? [sql`t.branch_id = ${part.branchId}`] : []),
      ...(part.departmentId
        ? [sql`t.department_id = ${idOr(part.departmentId, NOBODY)}::uuid`]
        : []),
      ...(part.projectId ? [sql`t.project_id = ${idOr(part.projectId, NOBODY)}::uuid`] : []),
    ],
    ' and ',
  );
}

/** The same part of the journal lines `l`, where a blank dimension is null. */
export function partOfLines(ctx: QueryCtx, part: BookPart & { partyId?: string }): Sql {
  const { departmentId, projectId } = part;
  return join(
    [
      sql`l.tenant_id = ${ctx.tenantId}`,
      sql`l.currency = ${part.currency ?? ctx.actor.currency}`,
      ctx.within({ branch: sql`l.branch_id`, department: sql`l.department_id` }),
      ...(part.branchId ? [sql`l.branch_id = ${part.branchId}`] : []),
      ...(departmentId
        ? [sql`l.department_id is not distinct from ${idOr(departmentId, null)}::uuid`]
        : []),
      ...(projectId ? [sql`l.project_id is not distinct from ${idOr(projectId, null)}::uuid`] : []),
      ...(part.partyId ? [sql`l.party_id = ${part.partyId}`] : []),
    ],
    ' and ',
  );
}

const idOr = <T>(value: string, blank: T): string | T => (value === 'blank' ? blank : value);

/** The first day of a month written YYYY-MM. */
export const firstDay = (month: string): string => `${month}-01`;

/** Accounts as statements need them, archived ones too: what was posted to them stays. */
export const statementAccounts = (ctx: QueryCtx): Sql => sql`
  select a.id, a.code, ${accountName(ctx)} as name, a.type, a.parent_id as "parentId",
    a.is_postable as "isPostable"
  from finance.account a where a.tenant_id = ${ctx.tenantId}`;
