-- Published for the modules above. Columns may be added, never renamed or removed. `security_invoker` keeps the
-- reader's own row-level security in force.
create view tenancy.v_tenant with (security_invoker = true) as
select tenant_id, code, name, preset, currency, language, locale, time_zone, is_demo from tenancy.tenant;

create view tenancy.v_company with (security_invoker = true) as
select tenant_id, id, code, name, tax_id, address, currency, is_tax_registered from tenancy.company;

create view tenancy.v_branch with (security_invoker = true) as
select tenant_id, id, company_id, code, number_code, name, address, city, latitude, longitude, is_main, deleted_at
from tenancy.branch;

create view tenancy.v_department with (security_invoker = true) as
select tenant_id, id, code, name, parent_id, deleted_at from tenancy.department;

grant select on tenancy.v_tenant, tenancy.v_company, tenancy.v_branch, tenancy.v_department to poros_app, poros_system;
