-- Until which day and from where a program may come; no day is for ever, no network is from anywhere.
alter table identity.api_client
  add column expires_on date,
  add column networks text[] not null default '{}';

-- Who ended a session of somebody else, and what that person shall read about it.
alter table identity.session
  add column revoked_by uuid,
  add column revoked_note text,
  add constraint session__note check (revoked_note is null or revoked_at is not null);

-- What the menu shows to a role and in which order. Without a row an entry stands where its module put it. A right is
-- neither given nor taken away here: a hidden page still opens for who may see it.
create table identity.role_menu (
  tenant_id uuid not null,
  role_id uuid not null,
  path text not null,
  position integer not null,
  is_hidden boolean not null default false,
  constraint role_menu__key primary key (tenant_id, role_id, path),
  constraint role_menu__role foreign key (tenant_id, role_id) references identity.role (tenant_id, id),
  constraint role_menu__position check (position >= 0)
);
select kernel.tenant_table('identity.role_menu', 'link');
