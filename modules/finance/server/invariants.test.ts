import pg from 'pg';
import { expect, test } from 'vitest';
import { theWorker, world, type World } from '@poros/testing';
import { books } from '@poros/testing/books';
import { createCreditNote } from './create-credit-note.ts';
import { invariants } from './invariants.ts';

/** A company that has sold, been paid, paid ahead and taken goods back. */
async function busyWorld(): Promise<World> {
  const w = await world();
  const b = await books(w);
  const first = await b.invoice('1000000');
  const second = await b.invoice('1234', { issuedOn: '2026-10-31' });
  await b.receive('1500000', [{ invoiceId: first.id, amount: '500000' }]);
  await w.run(createCreditNote, { invoiceId: second.id, reason: 'Rusak' });
  return w;
}

/** The invariants that find something wrong with the tenant after `sabotage`, which is undone. */
async function broken(w: World, sabotage = ''): Promise<string[]> {
  const { ownerUrl } = await theWorker();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query((sabotage || 'select').replaceAll('TENANT', `'${w.tenantId}'`));
    const found: string[] = [];
    for (const { name, sql } of invariants) {
      const { rowCount } = await client.query(`select from (${sql}) wrong where tenant_id = $1`, [
        w.tenantId,
      ]);
      if (rowCount) found.push(name.replace('finance.', ''));
    }
    return found;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

test('after a bit of everything nothing is wrong', async () => {
  expect(await broken(await busyWorld())).toEqual([]);
});

const oneLine = (key: string) => `(select l.id from finance.journal_line l
  join finance.account a on a.tenant_id = l.tenant_id and a.id = l.account_id
  where l.tenant_id = TENANT and a.system_key = '${key}' limit 1)`;

const sabotages: readonly [invariant: string, sabotage: string][] = [
  [
    'journals_balance',
    `update finance.journal_line set debit = debit + 1
    where tenant_id = TENANT and id = ${oneLine('bank')}`,
  ],
  ['journals_balance', `delete from finance.journal_line where tenant_id = TENANT`],
  [
    'branches_balance',
    `update finance.journal_line set branch_id = gen_random_uuid()
    where tenant_id = TENANT and id = ${oneLine('bank')}`,
  ],
  [
    'lines_agree_with_their_journal',
    `update finance.journal_line set posted_on = '2026-12-01'
    where tenant_id = TENANT and id = ${oneLine('bank')}`,
  ],
  [
    'totals_are_the_sum_of_lines',
    `update finance.account_period_total set debit = debit + 1
    where tenant_id = TENANT`,
  ],
  [
    'totals_are_the_sum_of_lines',
    `delete from finance.account_period_total where tenant_id = TENANT`,
  ],
  [
    'headings_hold_nothing',
    `update finance.account
    set is_postable = false, system_key = null where tenant_id = TENANT and system_key = 'bank'`,
  ],
  [
    'closed_months_are_the_first',
    `update finance.period set status = 'closed'
    where tenant_id = TENANT and starts_on = '2026-09-01'`,
  ],
  [
    'invoices_total_their_lines',
    `update finance.invoice_line set quantity = quantity + 1
    where tenant_id = TENANT`,
  ],
  [
    'invoices_total_their_lines',
    `update finance.invoice set tax = tax + 1, total = total + 1
    where tenant_id = TENANT and settled_on is null`,
  ],
  [
    'invoices_stand_where_their_allocations_say',
    `update finance.invoice set paid = paid + 1
    where tenant_id = TENANT and credited = 0`,
  ],
  [
    'receipts_stand_where_their_allocations_say',
    `update finance.receipt
    set allocated = allocated - 1 where tenant_id = TENANT`,
  ],
  [
    'credit_notes_stand_where_their_allocations_say',
    `update finance.allocation
    set amount = amount - 1 where tenant_id = TENANT and credit_note_id is not null`,
  ],
  [
    'invoices_know_their_credit_notes',
    `update finance.invoice set credit_noted = 0
    where tenant_id = TENANT`,
  ],
  [
    'no_more_is_credited_than_was_invoiced',
    `update finance.credit_note_line set quantity = 2
    where tenant_id = TENANT`,
  ],
  [
    'open_invoices_are_the_receivable_account',
    `update finance.journal_line set party_id = null
    where tenant_id = TENANT and id = ${oneLine('receivable')}`,
  ],
  [
    'unapplied_money_is_the_advances_account',
    `update finance.journal_line
    set account_id = (select id from finance.account
      where tenant_id = TENANT and system_key = 'rounding')
    where tenant_id = TENANT and id = ${oneLine('deposits')}`,
  ],
  [
    'customer_credit_is_what_documents_say',
    `update finance.customer_credit
    set receivable = receivable + 1 where tenant_id = TENANT`,
  ],
  [
    'customer_credit_is_what_documents_say',
    `delete from finance.customer_credit
    where tenant_id = TENANT`,
  ],
  [
    'journal_numbers_have_no_gap',
    `update finance.journal set number = 'JV-2611-0099'
    where tenant_id = TENANT and number = 'JV-2611-0001'`,
  ],
  [
    'invoice_numbers_have_no_gap',
    `delete from finance.invoice
    where tenant_id = TENANT and number = 'INV-2611-0001'`,
  ],
  [
    'receipt_numbers_have_no_gap',
    `update kernel.number_series set next = next + 1
    where tenant_id = TENANT and series = 'RC'`,
  ],
  [
    'credit_note_numbers_have_no_gap',
    `delete from kernel.number_series
    where tenant_id = TENANT and series = 'CN'`,
  ],
];

test.each(sabotages)('%s is noticed', async (invariant, sabotage) => {
  const w = await busyWorld();

  expect(await broken(w, sabotage)).toContain(invariant);
});

test('every invariant has shown that it can fail', () => {
  const shown = new Set(sabotages.map(([invariant]) => `finance.${invariant}`));
  expect(invariants.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
});

/** What the database refuses by itself, as the owner and with every trigger awake. */
async function refusedByDatabase(w: World, statement: string): Promise<string> {
  const { ownerUrl } = await theWorker();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(statement.replaceAll('TENANT', `'${w.tenantId}'`));
    await client.query('commit');
    return 'not refused';
  } catch (error) {
    const { code, constraint } = error as { code: string; constraint?: string };
    return constraint ?? code;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

test.each([
  ['PR002', `update finance.journal_line set debit = 0 where tenant_id = TENANT`],
  ['PR002', `delete from finance.journal where tenant_id = TENANT`],
  ['PR002', `truncate finance.journal_line`],
  ['PR002', `update finance.allocation set amount = 1 where tenant_id = TENANT`],
  ['PR002', `update finance.invoice_line set net = 1 where tenant_id = TENANT`],
  [
    'journal_line__of_new_journal',
    `insert into finance.journal_line (tenant_id, id, journal_id,
      line_no, account_id, debit, currency, branch_id, posted_on, period_id)
    select tenant_id, kernel.uuid_floor('2026-11-20'), journal_id, 9, account_id, 1, currency,
      branch_id, posted_on, period_id
    from finance.journal_line where tenant_id = TENANT limit 1`,
  ],
  [
    'journal__balanced',
    `insert into finance.journal (tenant_id, id, number, branch_id, posted_on,
      period_id, source_type, source_id, description, currency, total)
    select tenant_id, gen_random_uuid(), 'JV-X', branch_id, posted_on, period_id, 'x',
      gen_random_uuid(), 'x', currency, 1
    from finance.journal where tenant_id = TENANT limit 1`,
  ],
  [
    'invoice__totals_of_lines',
    `insert into finance.invoice (tenant_id, id, number, branch_id,
      customer_id, customer_name, source_type, source_id, issued_on, due_on, currency, gross,
      discount, net, tax_base, tax, total, journal_id)
    select tenant_id, gen_random_uuid(), 'INV-X', branch_id, customer_id, 'x', 'x',
      gen_random_uuid(), issued_on, due_on, currency, 5, 0, 5, 5, 0, 5, journal_id
    from finance.invoice where tenant_id = TENANT limit 1`,
  ],
  [
    'invoice__not_oversettled',
    `update finance.invoice set paid = total + 1, settled_on = issued_on
    where tenant_id = TENANT`,
  ],
  [
    'receipt__not_overallocated',
    `update finance.receipt set allocated = amount + 1
    where tenant_id = TENANT`,
  ],
  [
    'customer_credit__receivable',
    `update finance.customer_credit set receivable = -1
    where tenant_id = TENANT`,
  ],
])('the database refuses with %s: %s', async (rule, statement) => {
  expect(await refusedByDatabase(await busyWorld(), statement)).toBe(rule);
});
