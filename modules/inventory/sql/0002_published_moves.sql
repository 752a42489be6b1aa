-- Published for reporting: every change of stock, and the branch whose stock it was.
create view inventory.v_stock_move with (security_invoker = true) as
select m.tenant_id, m.id, m.warehouse_id, w.branch_id, m.item_id, m.kind, m.quantity, m.value, m.moved_on
from inventory.stock_move m
join inventory.warehouse w on w.tenant_id = m.tenant_id and w.id = m.warehouse_id;
grant select on inventory.v_stock_move to poros_app, poros_system;
