import { raw, refuse, sql, type Ctx } from '@poros/kernel';
import { NO_MONEY, moneyText, sumMoney, type Money } from '@poros/kernel/shared';
import {
  balanceOf,
  branchBalances,
  dimensionFault,
  type Posting,
  type PostingLine,
} from '../shared/posting.ts';
import { accountOf, type PostingGround } from './posting-ground.ts';

/** A line with its account found and its rules kept. */
interface SettledLine {
  readonly accountId: string;
  readonly debit: Money;
  readonly credit: Money;
  readonly description: string;
  readonly partyId: string | null;
  readonly itemId: string | null;
  readonly branch: string;
  readonly department: string | null;
  readonly project: string | null;
  readonly equipment: string | null;
}

export interface Draft extends Posting {
  readonly id: string;
  readonly reversalOf?: string;
}

/**
 * The lines as they will stand: accounts found, empty lines gone, each branch balanced by what it
 * owes the others. Refuses what may not be posted; calls nothing, so it runs before a number is
 * taken.
 */
export function settleLines(ground: PostingGround, posting: Posting): SettledLine[] {
  const lines = posting.lines
    .filter((line) => (line.debit ?? NO_MONEY) !== (line.credit ?? NO_MONEY))
    .map((line) => settledLine(ground, posting.branchId, line));
  if (lines.length === 0) refuse('finance.journal_empty');
  const difference = balanceOf(lines);
  if (difference !== 0n)
    refuse('finance.journal_unbalanced', { difference: moneyText(difference) });

  return [
    ...lines,
    ...[...branchBalances(lines)].map(([branch, balance]) =>
      settledLine(ground, branch, {
        account: 'inter_branch',
        ...(balance > 0n ? { credit: balance } : { debit: -balance as Money }),
      }),
    ),
  ];
}

/**
 * Writes a journal with its lines and adds them to the totals of its accounts, in one statement.
 * Totals are taken in the order of their key, so that two journals never wait for each other in a
 * circle.
 */
export async function writeJournal(
  ctx: Ctx,
  ground: PostingGround,
  draft: Draft,
  settled: { number: string; lines: readonly SettledLine[] },
): Promise<void> {
  const { id, branchId, postedOn, source, description, currency } = draft;
  const { number, lines } = settled;
  const total = moneyText(sumMoney(lines.map((line) => line.debit)));
  const head = {
    tenant_id: ctx.tenantId,
    id,
    number,
    branch_id: branchId,
    posted_on: postedOn,
    period_id: ground.periodId,
    source_type: source.type,
    source_id: source.id,
    description,
    currency,
    total,
    reversal_of: draft.reversalOf ?? null,
    created_at: ctx.now.toISOString(),
    created_by: ctx.actor.userId,
  };
  const rows = lines.map((line, index) => ({
    tenant_id: ctx.tenantId,
    id: ctx.newId(),
    journal_id: id,
    line_no: index + 1,
    account_id: line.accountId,
    debit: moneyText(line.debit),
    credit: moneyText(line.credit),
    currency,
    description: line.description,
    party_id: line.partyId,
    item_id: line.itemId,
    branch_id: line.branch,
    department_id: line.department,
    project_id: line.project,
    equipment_id: line.equipment,
    posted_on: postedOn,
    period_id: ground.periodId,
  }));

  ctx.write(journalStatement(head, rows));
  ctx.changed('finance.journal', id, null, { ...head, lines: rows });

  await ctx.emit('finance.journal_posted', id, {
    journalId: id,
    number,
    branchId,
    postedOn,
    source,
    currency,
    total,
  });
}

function settledLine(ground: PostingGround, branchId: string, line: PostingLine): SettledLine {
  const account = accountOf(ground, line.account);
  const dimensions = line.dimensions ?? {};
  const fault = dimensionFault(account.dimensions, dimensions);
  if (fault)
    refuse(fault.isMissing ? 'finance.dimension_missing' : 'finance.dimension_forbidden', {
      code: account.code,
      name: account.name,
      dimension: fault.dimension,
    });
  // A line with both sides keeps what is left of them.
  const balance = (line.debit ?? NO_MONEY) - (line.credit ?? NO_MONEY);
  return {
    accountId: account.id,
    debit: (balance > 0n ? balance : 0n) as Money,
    credit: (balance < 0n ? -balance : 0n) as Money,
    description: line.description ?? '',
    partyId: line.partyId ?? null,
    itemId: line.itemId ?? null,
    branch: dimensions.branch ?? branchId,
    department: dimensions.department ?? null,
    project: dimensions.project ?? null,
    equipment: dimensions.equipment ?? null,
  };
}

function journalStatement(head: object, rows: readonly object[]) {
  return sql`with journal as (
      insert into finance.journal (${HEAD}) select ${HEAD}
      from jsonb_populate_record(null::finance.journal, ${JSON.stringify(head)}::jsonb)),
    line as (
      insert into finance.journal_line (${LINE}) select ${LINE}
      from jsonb_populate_recordset(null::finance.journal_line, ${JSON.stringify(rows)}::jsonb)
      returning *)
    insert into finance.account_period_total as t (tenant_id, period_id, account_id, branch_id,
      department_id, project_id, currency, debit, credit)
    select tenant_id, period_id, account_id, branch_id, coalesce(department_id, ${NOBODY}::uuid),
      coalesce(project_id, ${NOBODY}::uuid), currency, sum(debit), sum(credit)
    from line group by 1, 2, 3, 4, 5, 6, 7 order by 3, 4, 5, 6
    on conflict on constraint account_period_total__key
      do update set debit = t.debit + excluded.debit, credit = t.credit + excluded.credit`;
}

const HEAD = raw(`tenant_id, id, number, branch_id, posted_on, period_id, source_type, source_id,
  description, currency, total, reversal_of, created_at, created_by`);
const LINE = raw(`tenant_id, id, journal_id, line_no, account_id, debit, credit, currency,
  description, party_id, item_id, branch_id, department_id, project_id, equipment_id, posted_on,
  period_id`);

/** Stands for a blank department or project in the totals. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';
