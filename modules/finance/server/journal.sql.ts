import { refuse, sql, type QueryCtx, type Sql } from '@poros/kernel';
import {
  MANUAL_SOURCE,
  type Journal,
  type JournalLine,
  type JournalRow,
} from '../shared/journal.ts';
import { accountName } from './account.sql.ts';

/** What every answer about a journal shows. */
export const journalColumns: Sql = sql`j.id, j.number, j.branch_id as "branchId",
  j.posted_on as "postedOn", j.description, j.currency, j.total,
  jsonb_build_object('type', j.source_type, 'id', j.source_id) as source,
  j.reversal_of as "reversalOf", r.id as "reversedBy"`;

export const journalTables: Sql = sql`finance.journal j
  left join finance.journal r on r.tenant_id = j.tenant_id and r.reversal_of = j.id`;

export type JournalHead = JournalRow & {
  readonly createdAt: string;
  readonly postedBy: string | null;
  readonly reversal: Journal['reversal'];
  readonly original: Journal['original'];
};

export interface JournalWithLines {
  readonly head: JournalHead;
  readonly lines: JournalLine[];
}

/** The journal with its lines; refuses one that is not there or out of reach. */
export async function journalWithLines(
  ctx: QueryCtx,
  journalId: string,
): Promise<JournalWithLines> {
  const [journal] = await journalsWithLines(ctx, [journalId]);
  return journal ?? refuse('finance.journal_not_found');
}

/** Those of the journals that lie within reach, with their lines, in one flight. */
export async function journalsWithLines(
  ctx: QueryCtx,
  journalIds: readonly string[],
): Promise<JournalWithLines[]> {
  const ids = [...journalIds];
  const [heads, lines] = await ctx.readAll<
    [JournalHead[], (JournalLine & { readonly journalId: string })[]]
  >(
    sql`select ${journalColumns}, j.created_at as "createdAt", u.name as "postedBy",
        case when r.id is not null then ${counterJournal(sql`r`, sql`ru`)} end as reversal,
        case when o.id is not null then ${counterJournal(sql`o`, sql`ou`)} end as original
      from ${journalTables}
      left join finance.journal o on o.tenant_id = j.tenant_id and o.id = j.reversal_of
      left join identity.v_user u on u.tenant_id = j.tenant_id and u.id = j.created_by
      left join identity.v_user ru on ru.tenant_id = r.tenant_id and ru.id = r.created_by
      left join identity.v_user ou on ou.tenant_id = o.tenant_id and ou.id = o.created_by
      where j.tenant_id = ${ctx.tenantId} and j.id = any(${ids}::uuid[])
        and ${ctx.within({ branch: sql`j.branch_id` })}
      order by j.number`,
    sql`select l.journal_id as "journalId", l.id, l.line_no as "lineNo", l.account_id as "accountId",
        a.code as "accountCode", ${accountName(ctx)} as "accountName", l.debit, l.credit, l.description,
        l.party_id as "partyId", coalesce(c.name, v.name) as "partyName",
        l.branch_id as "branchId", b.code as "branchCode", l.department_id as "departmentId",
        d.code as "departmentCode", l.project_id as "projectId", p.code as "projectCode",
        l.equipment_id as "equipmentId"
      from finance.journal_line l
      join finance.account a on a.tenant_id = l.tenant_id and a.id = l.account_id
      join tenancy.v_branch b on b.tenant_id = l.tenant_id and b.id = l.branch_id
      left join tenancy.v_department d on d.tenant_id = l.tenant_id and d.id = l.department_id
      left join finance.project p on p.tenant_id = l.tenant_id and p.id = l.project_id
      left join party.v_customer c on c.tenant_id = l.tenant_id and c.id = l.party_id
      left join party.v_vendor v on v.tenant_id = l.tenant_id and v.id = l.party_id
      where l.tenant_id = ${ctx.tenantId} and l.journal_id = any(${ids}::uuid[])
      order by l.journal_id, l.line_no`,
  );
  return heads.map((head) => ({
    head,
    lines: lines
      .filter((line) => line.journalId === head.id)
      .map(({ journalId: _journalId, ...line }) => line),
  }));
}

const counterJournal = (journal: Sql, user: Sql): Sql =>
  sql`jsonb_build_object('number', ${journal}.number, 'postedOn', ${journal}.posted_on,
    'postedBy', ${user}.name)`;

/** A manual journal that was not reversed; documents are corrected as documents. */
export function ensureReversible(head: JournalRow): void {
  if (head.reversedBy) refuse('finance.journal_reversed', { number: head.number });
  if (head.source.type !== MANUAL_SOURCE)
    refuse('finance.journal_of_document', { number: head.number });
}
