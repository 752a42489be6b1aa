import type { Invariant } from '@poros/kernel';

/** What must hold between invoices, the money that settles them, and the customers' accounts. */
export const settlementInvariants: readonly Invariant[] = [
  {
    name: 'finance.invoices_total_their_lines',
    sql: `select i.tenant_id, i.id, i.number, i.net, i.tax, i.total, r.net as net_of_lines,
        r.tax as tax_of_lines, r.total as total_of_lines
      from finance.invoice i
      cross join lateral finance.reckoned_total(i.tenant_id, i.id,
        finance.currency_decimals(i.currency)) r
      where i.net <> r.net or i.tax <> r.tax or i.total <> r.total`,
  },
  {
    name: 'finance.invoices_stand_where_their_allocations_say',
    sql: `select i.tenant_id, i.id, i.number, i.paid, i.credited, a.paid as paid_by_allocations
      from finance.invoice i
      cross join lateral (
        select coalesce(sum(amount) filter (where receipt_id is not null), 0) as paid,
          coalesce(sum(amount) filter (where credit_note_id is not null), 0) as credited
        from finance.allocation a
        where a.tenant_id = i.tenant_id and a.invoice_id = i.id) a
      where i.paid <> a.paid or i.credited <> a.credited or a.paid + a.credited > i.total`,
  },
  {
    name: 'finance.receipts_stand_where_their_allocations_say',
    sql: `select r.tenant_id, r.id, r.number, r.allocated, coalesce(a.amount, 0) as by_allocations
      from finance.receipt r
      left join (
        select tenant_id, receipt_id, sum(amount) as amount
        from finance.allocation where receipt_id is not null group by 1, 2) a
        on a.tenant_id = r.tenant_id and a.receipt_id = r.id
      where r.allocated <> coalesce(a.amount, 0) or r.allocated > r.amount`,
  },
  {
    name: 'finance.credit_notes_stand_where_their_allocations_say',
    sql: `select n.tenant_id, n.id, n.number, n.allocated, coalesce(a.amount, 0) as by_allocations
      from finance.credit_note n
      left join (
        select tenant_id, credit_note_id, sum(amount) as amount
        from finance.allocation where credit_note_id is not null group by 1, 2) a
        on a.tenant_id = n.tenant_id and a.credit_note_id = n.id
      where n.allocated <> coalesce(a.amount, 0) or n.allocated > n.total`,
  },
  {
    name: 'finance.invoices_know_their_credit_notes',
    sql: `select i.tenant_id, i.id, i.number, i.credit_noted, coalesce(n.total, 0) as of_notes
      from finance.invoice i
      left join (
        select tenant_id, invoice_id, sum(total) as total
        from finance.credit_note group by 1, 2) n
        on n.tenant_id = i.tenant_id and n.invoice_id = i.id
      where i.credit_noted <> coalesce(n.total, 0)`,
  },
  {
    name: 'finance.no_more_is_credited_than_was_invoiced',
    sql: `select l.tenant_id, l.id, l.quantity, sum(c.quantity) as credited
      from finance.invoice_line l
      join finance.credit_note_line c on c.tenant_id = l.tenant_id and c.invoice_line_id = l.id
      group by l.tenant_id, l.id, l.quantity having sum(c.quantity) > l.quantity`,
  },
  {
    name: 'finance.open_invoices_are_the_receivable_account',
    sql: controlled(
      'receivable',
      'debit - credit',
      `
      select tenant_id, customer_id, currency, branch_id, open_amount as amount
      from finance.invoice`,
    ),
  },
  {
    name: 'finance.unapplied_money_is_the_advances_account',
    sql: controlled(
      'deposits',
      'credit - debit',
      `
      select tenant_id, customer_id, currency, branch_id, unapplied as amount from finance.receipt
      union all
      select tenant_id, customer_id, currency, branch_id, unapplied from finance.credit_note`,
    ),
  },
  {
    name: 'finance.customer_credit_is_what_documents_say',
    sql: `select coalesce(c.tenant_id, d.tenant_id) as tenant_id, c.customer_id, c.currency,
        c.receivable, c.unapplied, d.receivable as by_invoices, d.unapplied as by_money
      from finance.customer_credit c
      full join (
        select tenant_id, customer_id, currency, sum(receivable) as receivable,
          sum(unapplied) as unapplied
        from (
          select tenant_id, customer_id, currency, open_amount as receivable, 0 as unapplied
          from finance.invoice
          union all
          select tenant_id, customer_id, currency, 0, unapplied from finance.receipt
          union all
          select tenant_id, customer_id, currency, 0, unapplied from finance.credit_note) m
        group by 1, 2, 3) d
        using (tenant_id, customer_id, currency)
      where coalesce(c.receivable, 0) <> coalesce(d.receivable, 0)
        or coalesce(c.unapplied, 0) <> coalesce(d.unapplied, 0)`,
  },
];

/** A control account holds what its documents add up to: for each customer, branch and currency. */
function controlled(key: string, side: string, documents: string): string {
  return `select coalesce(l.tenant_id, d.tenant_id) as tenant_id, l.party_id, l.branch_id,
      coalesce(l.balance, 0) as balance, coalesce(d.amount, 0) as of_documents
    from (
      select l.tenant_id, l.party_id, l.currency, l.branch_id, sum(${side}) as balance
      from finance.journal_line l
      join finance.account a on a.tenant_id = l.tenant_id and a.id = l.account_id
      where a.system_key = '${key}' group by 1, 2, 3, 4) l
    full join (
      select tenant_id, customer_id, currency, branch_id, sum(amount) as amount
      from (${documents}) m group by 1, 2, 3, 4) d
      on d.tenant_id = l.tenant_id and d.customer_id = l.party_id and d.currency = l.currency
        and d.branch_id = l.branch_id
    where coalesce(l.balance, 0) <> coalesce(d.amount, 0)`;
}
