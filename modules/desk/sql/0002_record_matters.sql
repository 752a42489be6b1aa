-- What hangs on any record. `entity` is a kind that some module declares, so there is no foreign key to the record:
-- every command asks the kernel for the record first.
create table desk.comment (
  tenant_id uuid not null,
  id uuid not null,
  entity text not null,
  record_id uuid not null,
  body text not null,
  mentioned_ids uuid[] not null default '{}',
  changed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint comment__key primary key (tenant_id, id),
  constraint comment__body check (length(body) between 1 and 4000)
);
create index comment_by_record on desk.comment (tenant_id, record_id, created_at);
select kernel.tenant_table('desk.comment');

-- Who wants to hear of a record. A row with false remembers that someone who would follow by himself does not want to.
create table desk.watch (
  tenant_id uuid not null,
  record_id uuid not null,
  user_id uuid not null,
  entity text not null,
  is_watching boolean not null,
  since timestamptz not null,
  constraint watch__key primary key (tenant_id, record_id, user_id)
);
create index watch_by_user on desk.watch (tenant_id, user_id) where is_watching;
select kernel.tenant_table('desk.watch', 'link');

-- The bytes of files, each content once in a tenant (docs/decisions/0020): apart from desk.file, so that no list reads
-- them, and in the database, so that a backup holds them.
create table desk.content (
  tenant_id uuid not null,
  sha256 text not null,
  size_bytes integer not null,
  media_type text not null,
  created_at timestamptz not null default now(),
  constraint content__key primary key (tenant_id, sha256),
  constraint content__sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint content__size check (size_bytes > 0)
);
select kernel.tenant_table('desk.content', 'link');
grant delete on desk.content to poros_system;
create policy system_prune on desk.content for delete to poros_system using (true);

create table desk.content_chunk (
  tenant_id uuid not null,
  sha256 text not null,
  chunk_no integer not null,
  bytes bytea not null,
  constraint content_chunk__key primary key (tenant_id, sha256, chunk_no),
  constraint content_chunk__content foreign key (tenant_id, sha256) references desk.content (tenant_id, sha256)
    on delete cascade,
  constraint content_chunk__size check (length(bytes) between 1 and 262144)
);
-- Pictures and PDF are pressed already; trying again would only cost time.
alter table desk.content_chunk alter column bytes set storage external;
select kernel.tenant_table('desk.content_chunk', 'link');
grant delete on desk.content_chunk to poros_system;
create policy system_prune on desk.content_chunk for delete to poros_system using (true);

create table desk.file (
  tenant_id uuid not null,
  id uuid not null,
  entity text not null,
  record_id uuid not null,
  name text not null,
  sha256 text not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint file__key primary key (tenant_id, id),
  constraint file__content foreign key (tenant_id, sha256) references desk.content (tenant_id, sha256),
  constraint file__name check (length(name) between 1 and 200)
);
create index file_by_record on desk.file (tenant_id, record_id, created_at);
create index file_by_content on desk.file (tenant_id, sha256);
select kernel.tenant_table('desk.file');

-- What a person is writing and has not stored as a document. It binds nobody, so it leaves without a trace.
create table desk.draft (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  title text not null,
  path text not null,
  body text not null,
  saved_at timestamptz not null,
  constraint draft__key primary key (tenant_id, id),
  constraint draft__size check (length(body) <= 200000)
);
create index draft_by_user on desk.draft (tenant_id, user_id, saved_at);
select kernel.tenant_table('desk.draft', 'link');
