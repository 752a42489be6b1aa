-- Journals are written once. A mistake is corrected by one reversal, in an open period.
create table finance.journal (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  branch_id uuid not null,
  posted_on date not null,
  period_id uuid not null,
  source_type text not null,
  source_id uuid not null,
  description text not null,
  currency text not null,
  -- The sum of its debits and of its credits.
  total numeric(20, 4) not null,
  reversal_of uuid,
  -- Lines may join a journal only in the transaction that wrote it.
  xact_id xid8 not null default pg_current_xact_id(),
  search_text text not null generated always as (lower(number || ' ' || description)) stored,
  created_at timestamptz not null default now(),
  created_by uuid,
  constraint journal__key primary key (tenant_id, id),
  constraint journal__number_once unique (tenant_id, number),
  constraint journal__source_once unique (tenant_id, source_type, source_id),
  constraint journal__reversed_once unique (tenant_id, reversal_of),
  constraint journal__branch foreign key (tenant_id, branch_id) references tenancy.branch (tenant_id, id),
  constraint journal__period foreign key (tenant_id, period_id) references finance.period (tenant_id, id),
  constraint journal__reversal_of foreign key (tenant_id, reversal_of) references finance.journal (tenant_id, id),
  constraint journal__currency check (currency ~ '^[A-Z]{3}$'),
  constraint journal__total check (total > 0)
);
create index journal_by_day on finance.journal (tenant_id, posted_on, id);
create index journal_by_period on finance.journal (tenant_id, period_id);
select kernel.tenant_table('finance.journal', 'append');
select kernel.search_function('finance.journal');

create table finance.journal_line (
  tenant_id uuid not null,
  id uuid not null,
  journal_id uuid not null,
  line_no integer not null,
  account_id uuid not null,
  debit numeric(20, 4) not null default 0,
  credit numeric(20, 4) not null default 0,
  currency text not null,
  description text not null default '',
  party_id uuid,
  item_id uuid,
  branch_id uuid not null,
  department_id uuid,
  project_id uuid,
  equipment_id uuid,
  -- Copies of the journal's, so that a ledger is one index.
  posted_on date not null,
  period_id uuid not null,
  constraint journal_line__key primary key (tenant_id, id),
  constraint journal_line__journal foreign key (tenant_id, journal_id) references finance.journal (tenant_id, id),
  constraint journal_line__account foreign key (tenant_id, account_id) references finance.account (tenant_id, id),
  constraint journal_line__not_negative check (debit >= 0 and credit >= 0),
  constraint journal_line__one_side check ((debit > 0) <> (credit > 0))
) partition by range (id);
create index journal_line_by_journal on finance.journal_line (tenant_id, journal_id, line_no);
create index journal_line_by_account on finance.journal_line (tenant_id, account_id, posted_on, id);
create index journal_line_by_party on finance.journal_line (tenant_id, party_id, account_id, posted_on)
  where party_id is not null;
select kernel.tenant_table('finance.journal_line', 'append');
select kernel.partition_by_month('finance.journal_line', 'uuid', 'ledger');

-- What an account moved in a month, kept in the transaction that posts (docs/decisions/0004). A blank department or
-- project is the nil id, so that the key has no nulls.
create table finance.account_period_total (
  tenant_id uuid not null,
  period_id uuid not null,
  account_id uuid not null,
  branch_id uuid not null,
  department_id uuid not null default '00000000-0000-0000-0000-000000000000',
  project_id uuid not null default '00000000-0000-0000-0000-000000000000',
  currency text not null,
  debit numeric(20, 4) not null default 0,
  credit numeric(20, 4) not null default 0,
  constraint account_period_total__key
    primary key (tenant_id, period_id, account_id, branch_id, department_id, project_id, currency),
  constraint account_period_total__not_negative check (debit >= 0 and credit >= 0)
) with (fillfactor = 70);
create index account_period_total_by_account on finance.account_period_total (tenant_id, account_id);
select kernel.tenant_table('finance.account_period_total');

-- A journal enters an open month that holds its day. Holding the month FOR SHARE keeps a closing out until commit.
create function finance.check_journal_month() returns trigger language plpgsql as $$
begin
  perform from finance.period p
    where p.tenant_id = new.tenant_id and p.id = new.period_id and p.status = 'open'
      and p.starts_on = date_trunc('month', new.posted_on)::date
    for share;
  if not found then
    raise exception using errcode = '23514', constraint = 'journal__in_open_month',
      message = 'a journal enters an open month that holds its day';
  end if;
  return new;
end $$;
create trigger journal__in_open_month before insert on finance.journal
  for each row execute function finance.check_journal_month();

-- At commit a journal balances, as a whole and within each branch, and its header tells the sum.
create function finance.check_journal_balance() returns trigger language plpgsql as $$
begin
  if exists (
    select from finance.journal_line l where l.tenant_id = new.tenant_id and l.journal_id = new.id
    group by l.branch_id having sum(l.debit) <> sum(l.credit)
  ) or new.total is distinct from (
    select sum(l.debit) from finance.journal_line l where l.tenant_id = new.tenant_id and l.journal_id = new.id
  ) then
    raise exception using errcode = '23514', constraint = 'journal__balanced', message = 'a journal balances';
  end if;
  return null;
end $$;
create constraint trigger journal__balanced after insert on finance.journal deferrable initially deferred
  for each row execute function finance.check_journal_balance();

-- Lines belong to a journal of the same transaction and carry its day, month and currency.
create function finance.check_journal_lines() returns trigger language plpgsql as $$
begin
  if exists (
    select from added l where not exists (
      select from finance.journal j
      where j.tenant_id = l.tenant_id and j.id = l.journal_id and j.xact_id = pg_current_xact_id()
        and j.posted_on = l.posted_on and j.period_id = l.period_id and j.currency = l.currency)
  ) then
    raise exception using errcode = '23514', constraint = 'journal_line__of_new_journal',
      message = 'a line joins its journal when the journal is written';
  end if;
  return null;
end $$;
create trigger journal_line__of_new_journal after insert on finance.journal_line referencing new table as added
  for each statement execute function finance.check_journal_lines();
