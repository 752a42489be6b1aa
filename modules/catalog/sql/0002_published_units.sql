-- Published: the units that quantities may be counted in. Columns may be added, never renamed or removed.
create view catalog.v_unit with (security_invoker = true) as
select tenant_id, id, code, name_id, name_en, decimals, deleted_at from catalog.unit;
grant select on catalog.v_unit to poros_app, poros_system;
