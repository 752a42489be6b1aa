import { query, refuse, sql, type QueryCtx, type Sql } from '@poros/kernel';
import { addMoney, money, moneyText, subtractMoney } from '@poros/kernel/shared';
import { GetLedger, Ledger } from '../shared/report.ts';
import { accountName } from './account.sql.ts';
import {
  ledgerLines,
  placeOf,
  placeText,
  standingBefore,
  type LedgerPart,
  type LedgerPlace,
} from './ledger.sql.ts';

type Row = Ledger['rows'][number];
interface Sums {
  readonly opening: string;
  readonly debit: string;
  readonly credit: string;
}

export const getLedger = query({
  name: 'finance.get_ledger',
  http: 'GET /finance/ledger',
  permission: 'finance.report.read',
  summary: 'The lines of an account in order, with its balance after each of them.',
  input: GetLedger,
  output: Ledger,
  refuses: ['finance.account_not_found'],

  async run(ctx, { from, to, after, limit = 200, ...part }) {
    const range = { from, to, after: placeOf(after), limit };
    const [[account], [sums], rows] = await ctx.readAll<[Ledger['account'][], Sums[], Row[]]>(
      accountStatement(ctx, part.accountId),
      sumsStatement(ctx, part, range),
      rowsStatement(ctx, part, range),
    );
    if (!account || !sums) refuse('finance.account_not_found');

    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const debited = addMoney(money(sums.opening), money(sums.debit));
    return {
      account,
      currency: part.currency ?? ctx.actor.currency,
      ...sums,
      closing: moneyText(subtractMoney(debited, money(sums.credit))),
      rows: shown,
      next: rows.length > limit && last ? placeText(last) : null,
    };
  },
});

interface Range {
  readonly from: string;
  readonly to: string;
  readonly after: LedgerPlace | undefined;
  readonly limit: number;
}

const accountStatement = (ctx: QueryCtx, accountId: string): Sql => sql`
  select a.id as "accountId", a.code, ${accountName(ctx)} as name, a.type,
    a.is_control as "isControl"
  from finance.account a where a.tenant_id = ${ctx.tenantId} and a.id = ${accountId}`;

const sumsStatement = (ctx: QueryCtx, ledger: LedgerPart, { from, to }: Range): Sql => sql`
  select ${standingBefore(ctx, ledger, from)} as opening, coalesce(sum(l.debit), 0) as debit,
    coalesce(sum(l.credit), 0) as credit
  from ${ledgerLines(ctx, ledger)} and l.posted_on between ${from} and ${to}`;

/** A page starts from what the account stood at behind the last line of the page before. */
function rowsStatement(ctx: QueryCtx, ledger: LedgerPart, { from, to, after, limit }: Range): Sql {
  const lines = ledgerLines(ctx, ledger);
  const ahead = after
    ? sql`(l.posted_on, l.id) > (${after.postedOn}::date, ${after.id}::uuid)`
    : sql`true`;
  const behind = after
    ? sql`(select coalesce(sum(l.debit - l.credit), 0) from ${lines}
    and l.posted_on >= ${from}
    and (l.posted_on, l.id) <= (${after.postedOn}::date, ${after.id}::uuid))`
    : sql`0`;
  return sql`select s.id, s.journal_id as "journalId", j.number, s.posted_on as "postedOn",
      case when s.description = '' then j.description else s.description end as description,
      jsonb_build_object('type', j.source_type, 'id', j.source_id) as source,
      b.code as "branchCode", d.code as "departmentCode", p.code as "projectCode",
      coalesce(c.name, v.name) as "partyName", s.debit, s.credit,
      ${standingBefore(ctx, ledger, from)} + ${behind}
        + sum(s.debit - s.credit) over (order by s.posted_on, s.id) as balance
    from (
      select l.* from ${lines} and l.posted_on between ${from} and ${to} and ${ahead}
      order by l.posted_on, l.id limit ${limit + 1}) s
    join finance.journal j on j.tenant_id = s.tenant_id and j.id = s.journal_id
    join tenancy.v_branch b on b.tenant_id = s.tenant_id and b.id = s.branch_id
    left join tenancy.v_department d on d.tenant_id = s.tenant_id and d.id = s.department_id
    left join finance.project p on p.tenant_id = s.tenant_id and p.id = s.project_id
    left join party.v_customer c on c.tenant_id = s.tenant_id and c.id = s.party_id
    left join party.v_vendor v on v.tenant_id = s.tenant_id and v.id = s.party_id
    order by s.posted_on, s.id`;
}
