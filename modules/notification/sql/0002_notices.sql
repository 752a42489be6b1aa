-- What one person is told. Its sentence is made of the kind and the values, in the reader's language, when it is read.
create table notification.notice (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  -- The record it is about, if any.
  entity text,
  entity_id uuid,
  label text not null default '',
  path text not null default '',
  -- What fills the sentence; an `amount` stands with its `currency`.
  details jsonb not null default '{}',
  noticed_at timestamptz not null,
  -- Whether the person wants this kind in the bell.
  is_shown boolean not null,
  read_at timestamptz,
  -- When it may leave by e-mail; null when it shall not, or when it has left.
  email_due_at timestamptz,
  push_due_at timestamptz,
  version integer not null default 1,
  constraint notice__key primary key (tenant_id, id),
  constraint notice__record check ((entity is null) = (entity_id is null))
);
create index notice_by_user on notification.notice (tenant_id, user_id, id desc) where is_shown;
create index notice_unread on notification.notice (tenant_id, user_id) where is_shown and read_at is null;
create index notice_email_due on notification.notice (tenant_id, email_due_at) where email_due_at is not null;
create index notice_push_due on notification.notice (tenant_id, push_due_at) where push_due_at is not null;
select kernel.tenant_table('notification.notice');

-- How a person wants to be told of one kind; without a row the module's own choice holds.
create table notification.preference (
  tenant_id uuid not null,
  user_id uuid not null,
  kind text not null,
  is_shown boolean not null,
  email text not null,
  is_pushed boolean not null,
  constraint preference__key primary key (tenant_id, user_id, kind),
  constraint preference__email check (email in ('off', 'at_once', 'hourly', 'daily'))
);
select kernel.tenant_table('notification.preference', 'link');

-- When a person wants to be left alone, and when the daily digest comes; times of the tenant's clock.
create table notification.manner (
  tenant_id uuid not null,
  user_id uuid not null,
  quiet_from time,
  quiet_to time,
  daily_at time not null default '07:30',
  constraint manner__key primary key (tenant_id, user_id),
  constraint manner__quiet check ((quiet_from is null) = (quiet_to is null))
);
select kernel.tenant_table('notification.manner', 'link');

-- A browser that a person lets us push to.
create table notification.subscription (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  endpoint text not null,
  public_key text not null,
  auth_secret text not null,
  device text not null default '',
  created_at timestamptz not null,
  deleted_at timestamptz,
  version integer not null default 1,
  constraint subscription__key primary key (tenant_id, id)
);
create unique index subscription__endpoint_once on notification.subscription (tenant_id, endpoint)
  where deleted_at is null;
create index subscription_by_user on notification.subscription (tenant_id, user_id) where deleted_at is null;
select kernel.tenant_table('notification.subscription');

-- One e-mail to one person or one push to one browser, and how far it came. `unsure` is a message whose sender died
-- between handing it over and hearing the answer: it is not sent again.
create table notification.message (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  channel text not null,
  subscription_id uuid,
  state text not null default 'waiting',
  attempts integer not null default 0,
  error text not null default '',
  written_at timestamptz not null,
  sent_at timestamptz,
  version integer not null default 1,
  constraint message__key primary key (tenant_id, id),
  constraint message__channel check (channel in ('email', 'push')),
  constraint message__state check (state in ('waiting', 'sending', 'sent', 'dropped', 'unsure')),
  constraint message__browser check ((channel = 'push') = (subscription_id is not null)),
  constraint message__subscription foreign key (tenant_id, subscription_id)
    references notification.subscription (tenant_id, id)
);
create index message_by_user on notification.message (tenant_id, user_id, id desc);
select kernel.tenant_table('notification.message');

-- What a message tells. The target is the person (e-mail) or the browser (push): to each a notice goes at most once.
create table notification.message_notice (
  tenant_id uuid not null,
  notice_id uuid not null,
  target_id uuid not null,
  message_id uuid not null,
  constraint message_notice__once primary key (tenant_id, notice_id, target_id),
  constraint message_notice__message foreign key (tenant_id, message_id)
    references notification.message (tenant_id, id),
  constraint message_notice__notice foreign key (tenant_id, notice_id)
    references notification.notice (tenant_id, id)
);
create index message_notice_by_message on notification.message_notice (tenant_id, message_id);
select kernel.tenant_table('notification.message_notice', 'append');

-- Where the tenant's e-mail leaves. The password is kept apart, sealed with a key that is not in the database.
create table notification.mail_server (
  tenant_id uuid not null,
  id uuid not null,
  host text not null,
  port integer not null,
  security text not null,
  username text not null default '',
  sealed_password text not null default '',
  sender text not null,
  -- Where links in messages lead: the address under which people open Poros.
  address text not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint mail_server__key primary key (tenant_id, id),
  constraint mail_server__one unique (tenant_id),
  constraint mail_server__port check (port between 1 and 65535),
  constraint mail_server__security check (security in ('none', 'starttls', 'tls'))
);
select kernel.tenant_table('notification.mail_server');

-- What the clock looks for: people with something due, in all tenants.
create view notification.v_due with (security_invoker = true) as
select distinct tenant_id, user_id, channel, due_at from (
  select tenant_id, user_id, 'email' as channel, email_due_at as due_at from notification.notice
    where email_due_at is not null
  union all
  select tenant_id, user_id, 'push', push_due_at from notification.notice where push_due_at is not null) d;
grant select on notification.v_due to poros_app, poros_system;
