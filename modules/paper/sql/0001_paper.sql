create schema paper;
grant usage on schema paper to poros_app, poros_system;

-- One act of printing: one or many documents of a kind that left the system together.
create table paper.print (
  tenant_id uuid not null,
  id uuid not null,
  paper text not null,
  language text not null,
  way text not null,
  -- Where the web client was reached when it was printed; the link on the paper leads there.
  site text not null default '',
  from_on date,
  to_on date,
  created_at timestamptz not null default now(),
  created_by uuid,
  constraint print__key primary key (tenant_id, id),
  constraint print__language check (language in ('id', 'en', 'both')),
  constraint print__way check (way in ('browser', 'pdf'))
);
select kernel.tenant_table('paper.print', 'append');

-- One document of it: which copy it is, and what was on it.
create table paper.copy (
  tenant_id uuid not null,
  id uuid not null,
  print_id uuid not null,
  place integer not null,
  paper text not null,
  record_id uuid not null,
  branch_id uuid not null,
  stage text not null,
  -- 1 is the original, 2 the first copy.
  copy_no integer not null,
  -- SHA-256 of what the paper says and the books must say too.
  hash text not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  constraint copy__key primary key (tenant_id, id),
  constraint copy__print foreign key (tenant_id, print_id) references paper.print (tenant_id, id),
  constraint copy__place unique (tenant_id, print_id, place),
  constraint copy__stage check (stage in ('draft', 'final', 'cancelled')),
  constraint copy__number check (copy_no > 0),
  constraint copy__hash check (hash ~ '^[0-9a-f]{64}$')
);
create index copy_by_record on paper.copy (tenant_id, record_id, paper, id);
select kernel.tenant_table('paper.copy', 'append');

-- How often a document was printed as what it is now; a row, so that two printers take turns.
create table paper.copy_count (
  tenant_id uuid not null,
  paper text not null,
  record_id uuid not null,
  stage text not null,
  -- '2026-11-01/2026-11-30' where the paper is about a time.
  period text not null default '',
  copies integer not null,
  constraint copy_count__key primary key (tenant_id, paper, record_id, stage, period),
  constraint copy_count__positive check (copies > 0)
);
select kernel.tenant_table('paper.copy_count');
