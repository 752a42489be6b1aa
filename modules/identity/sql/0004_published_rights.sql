-- Published for the modules above: who may do what, and how far; one row for each role that gives it. Only people who
-- can sign in now. Columns may be added, never renamed or removed.
create view identity.v_right with (security_invoker = true) as
select u.tenant_id, u.id as user_id, u.name, r.id as role_id, r.level, p.permission, p.scope, u.has_all_branches,
  u.default_branch_id, u.department_id
from identity.app_user u
join identity.user_role ur on ur.tenant_id = u.tenant_id and ur.user_id = u.id
join identity.role r on r.tenant_id = ur.tenant_id and r.id = ur.role_id and r.deleted_at is null
join identity.role_permission p on p.tenant_id = r.tenant_id and p.role_id = r.id
where u.is_active and u.kind = 'person';

create view identity.v_user_branch with (security_invoker = true) as
select tenant_id, user_id, branch_id from identity.user_branch;

-- How to speak with a person, and where.
create view identity.v_user_voice with (security_invoker = true) as
select u.tenant_id, u.id, u.name, a.email, a.language, a.locale, u.is_active
from identity.app_user u
join identity.account a on a.id = u.account_id;

create view identity.v_role with (security_invoker = true) as
select tenant_id, id, code, name_id, name_en, level from identity.role where deleted_at is null;

create view identity.v_role_permission with (security_invoker = true) as
select tenant_id, role_id, permission, scope from identity.role_permission;

grant select on identity.v_right, identity.v_user_branch, identity.v_user_voice, identity.v_role,
  identity.v_role_permission to poros_app, poros_system;
