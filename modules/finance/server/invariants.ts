import type { Invariant } from '@poros/kernel';
import { settlementInvariants } from './settlement-invariants.ts';

/** What must hold in the books of every tenant. */
const ledgerInvariants: readonly Invariant[] = [
  {
    name: 'finance.journals_balance',
    sql: `select j.tenant_id, j.id, j.number, s.debit, s.credit
      from finance.journal j
      left join (
        select tenant_id, journal_id, sum(debit) as debit, sum(credit) as credit
        from finance.journal_line group by 1, 2) s
        on s.tenant_id = j.tenant_id and s.journal_id = j.id
      where s.debit is distinct from s.credit or s.debit is distinct from j.total`,
  },
  {
    name: 'finance.branches_balance',
    sql: `select tenant_id, journal_id, branch_id, sum(debit) as debit, sum(credit) as credit
      from finance.journal_line group by 1, 2, 3 having sum(debit) <> sum(credit)`,
  },
  {
    name: 'finance.lines_agree_with_their_journal',
    sql: `select l.tenant_id, l.id, l.journal_id
      from finance.journal_line l
      left join finance.journal j on j.tenant_id = l.tenant_id and j.id = l.journal_id
      left join finance.period p on p.tenant_id = l.tenant_id and p.id = l.period_id
      where j.id is null or l.period_id <> j.period_id or l.posted_on <> j.posted_on
        or l.currency <> j.currency
        or p.starts_on is distinct from date_trunc('month', l.posted_on)::date`,
  },
  {
    name: 'finance.totals_are_the_sum_of_lines',
    sql: `select coalesce(t.tenant_id, l.tenant_id) as tenant_id, t.account_id, t.debit, t.credit,
        l.debit as debit_of_lines, l.credit as credit_of_lines
      from finance.account_period_total t
      full join (
        select tenant_id, period_id, account_id, branch_id,
          coalesce(department_id, '00000000-0000-0000-0000-000000000000') as department_id,
          coalesce(project_id, '00000000-0000-0000-0000-000000000000') as project_id,
          currency, sum(debit) as debit, sum(credit) as credit
        from finance.journal_line group by 1, 2, 3, 4, 5, 6, 7) l
        using (tenant_id, period_id, account_id, branch_id, department_id, project_id, currency)
      where t.debit is distinct from l.debit or t.credit is distinct from l.credit`,
  },
  {
    name: 'finance.headings_hold_nothing',
    sql: `select a.tenant_id, a.id, a.code
      from finance.account a
      where not a.is_postable and exists (select from finance.account_period_total t
        where t.tenant_id = a.tenant_id and t.account_id = a.id)`,
  },
  {
    name: 'finance.closed_months_are_the_first',
    sql: `select p.tenant_id, p.id, p.starts_on
      from finance.period p
      where p.status <> 'open' and exists (select from finance.period e
        where e.tenant_id = p.tenant_id and e.starts_on < p.starts_on and e.status = 'open')`,
  },
];

/** A series counts without a hole up to where its counter stands. */
const withoutGaps = (table: string, series: string): Invariant => ({
  name: `finance.${table}_numbers_have_no_gap`,
  sql: `select coalesce(n.tenant_id, s.tenant_id) as tenant_id, n.head, n.documents, n.last, s.next
    from (
      select tenant_id, regexp_replace(number, '-[0-9]+$', '') as head, count(*) as documents,
        max(substring(number from '[0-9]+$')::integer) as last
      from finance.${table} group by 1, 2) n
    full join (
      select tenant_id, concat_ws('-', series, nullif(branch_key, ''), month) as head, next
      from kernel.number_series where series = '${series}') s
      on s.tenant_id = n.tenant_id and s.head = n.head
    where n.documents is distinct from n.last or n.last is distinct from s.next - 1`,
});

export const invariants: readonly Invariant[] = [
  ...ledgerInvariants,
  ...settlementInvariants,
  withoutGaps('journal', 'JV'),
  withoutGaps('invoice', 'INV'),
  withoutGaps('receipt', 'RC'),
  withoutGaps('credit_note', 'CN'),
];
