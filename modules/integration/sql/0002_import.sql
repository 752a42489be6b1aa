-- A file that someone brings in: how it is read, what its columns are, how far it has come.
create table integration.import_batch (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  file_name text not null,
  file_hash text not null,
  file_bytes integer not null,
  status text not null default 'mapping',
  reading jsonb not null,
  headers jsonb not null,
  mapping jsonb not null,
  create_missing jsonb not null default '[]',
  mode text not null default 'valid',
  control jsonb,
  row_count integer not null,
  -- What is going on now: rows through with it, of how many, since when and until when.
  stage_total integer not null default 0,
  stage_done integer not null default 0,
  stage_began_at timestamptz,
  stage_ended_at timestamptz,
  -- Whether rows with the same key have been looked for since the columns were last mapped.
  is_indexed boolean not null default false,
  trouble text,
  branch_id uuid not null,
  acting_for uuid,
  language text not null,
  finished_at timestamptz,
  search_text text not null generated always as (lower(file_name || ' ' || kind)) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint import_batch__key primary key (tenant_id, id),
  constraint import_batch__status check (status in ('mapping', 'checking', 'checked', 'applying', 'held', 'applied',
    'cancelled', 'reversing', 'reversed')),
  constraint import_batch__mode check (mode in ('all', 'valid'))
);
create index import_batch_by_age on integration.import_batch (tenant_id, created_at, id);
create index import_batch_by_hash on integration.import_batch (tenant_id, file_hash);
select kernel.tenant_table('integration.import_batch');
select kernel.search_function('integration.import_batch');

-- The bytes as they came, until the rows are taken in: another way of reading begins from them.
create table integration.import_file (
  tenant_id uuid not null,
  id uuid not null,
  content bytea not null,
  constraint import_file__key primary key (tenant_id, id),
  constraint import_file__batch foreign key (tenant_id, id) references integration.import_batch (tenant_id, id),
  constraint import_file__size check (length(content) <= 20971520)
);
select kernel.tenant_table('integration.import_file', 'link');

create table integration.import_row (
  tenant_id uuid not null,
  batch_id uuid not null,
  -- Its number in the file, so that people find it there.
  row_no integer not null,
  cells jsonb not null,
  state text not null default 'waiting',
  -- The id that its record has, or will have.
  record_id uuid not null,
  problems jsonb not null default '[]',
  warnings jsonb not null default '[]',
  -- Field → [before, after] of a record that was there.
  changes jsonb not null default '{}',
  -- Another row of the file with the same key, and in which field.
  twin jsonb,
  -- The version that the record had once this row was taken in.
  record_version integer,
  applied_at timestamptz,
  reversed_at timestamptz,
  -- Why it could not be taken back.
  kept_reason text,
  constraint import_row__key primary key (tenant_id, batch_id, row_no),
  constraint import_row__batch foreign key (tenant_id, batch_id) references integration.import_batch (tenant_id, id),
  constraint import_row__state check (state in ('waiting', 'new', 'update', 'same', 'error')),
  constraint import_row__applied_once check (applied_at is null or state in ('new', 'update'))
);
create index import_row_by_state on integration.import_row (tenant_id, batch_id, state, row_no);
select kernel.tenant_table('integration.import_row', 'link');

-- What the columns of a file were taken for the last time; a null field was left out.
create table integration.import_memory (
  tenant_id uuid not null,
  kind text not null,
  header text not null,
  field text,
  constraint import_memory__key primary key (tenant_id, kind, header)
);
select kernel.tenant_table('integration.import_memory');
