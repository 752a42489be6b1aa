import type { Invariant } from '@poros/kernel';

/** What must hold between stock, its moves, its promises and finance's inventory account. */
export const invariants: readonly Invariant[] = [
  {
    name: 'inventory.on_hand_is_the_sum_of_moves',
    sql: `select coalesce(s.tenant_id, m.tenant_id) as tenant_id, s.id, s.on_hand, m.moved
      from inventory.stock s
      full join (
        select tenant_id, stock_id, sum(quantity) as moved
        from inventory.stock_move group by 1, 2) m
        on m.tenant_id = s.tenant_id and m.stock_id = s.id
      where s.id is null or s.on_hand <> coalesce(m.moved, 0)`,
  },
  {
    name: 'inventory.value_is_the_sum_of_moves',
    sql: `select s.tenant_id, s.id, s.value, m.moved
      from inventory.stock s
      left join (
        select tenant_id, stock_id, sum(value) as moved
        from inventory.stock_move group by 1, 2) m
        on m.tenant_id = s.tenant_id and m.stock_id = s.id
      where s.value <> coalesce(m.moved, 0)`,
  },
  {
    name: 'inventory.stock_card_has_no_gap',
    sql: `select tenant_id, stock_id, nth
      from (
        select m.*, lag(m.nth, 1, 0) over card as nth_before,
          lag(m.on_hand_after, 1, 0) over card as on_hand_before,
          lag(m.value_after, 1, 0) over card as value_before
        from inventory.stock_move m
        window card as (partition by m.tenant_id, m.stock_id order by m.nth)) m
      where nth <> nth_before + 1 or on_hand_after <> on_hand_before + quantity
        or value_after <> value_before + value
      union all
      select s.tenant_id, s.id, s.move_count from inventory.stock s
      where s.move_count <> (select count(*) from inventory.stock_move m
        where m.tenant_id = s.tenant_id and m.stock_id = s.id)`,
  },
  {
    name: 'inventory.reserved_is_the_sum_of_open_reservations',
    sql: `select coalesce(s.tenant_id, r.tenant_id) as tenant_id, s.id, s.reserved, r.promised
      from inventory.stock s
      full join (
        select tenant_id, warehouse_id, item_id, sum(open_quantity) as promised
        from inventory.reservation group by 1, 2, 3) r
        on r.tenant_id = s.tenant_id and r.warehouse_id = s.warehouse_id
          and r.item_id = s.item_id
      where coalesce(s.reserved, 0) <> coalesce(r.promised, 0)`,
  },
  {
    name: 'inventory.stock_keeps_the_rule_of_its_warehouse',
    sql: `select s.tenant_id, s.id, s.on_hand, s.reserved
      from inventory.stock s
      join inventory.warehouse w on w.tenant_id = s.tenant_id and w.id = s.warehouse_id
      where s.may_backorder <> w.may_backorder or s.may_go_negative <> w.may_go_negative
        or (s.on_hand < 0 and not w.may_go_negative)
        or (s.reserved > s.on_hand
          and not (w.may_backorder or w.may_go_negative or s.is_short))
        or (w.deleted_at is not null and (s.on_hand <> 0 or s.reserved <> 0))`,
  },
  {
    name: 'inventory.stock_value_is_the_inventory_account',
    sql: `select coalesce(s.tenant_id, a.tenant_id) as tenant_id,
        coalesce(s.branch_id, a.branch_id) as branch_id, s.value, a.balance
      from (
        select tenant_id, branch_id, sum(value) as value
        from inventory.v_stock group by 1, 2) s
      full join (
        select m.tenant_id, m.branch_id, sum(m.debit - m.credit) as balance
        from finance.v_account_month m
        join finance.v_account a on a.tenant_id = m.tenant_id and a.id = m.account_id
        where a.system_key = 'inventory' group by 1, 2) a
        on a.tenant_id = s.tenant_id and a.branch_id = s.branch_id
      where coalesce(s.value, 0) <> coalesce(a.balance, 0)`,
  },
  {
    name: 'inventory.a_document_is_its_moves',
    sql: `select d.tenant_id, d.id, d.number
      from inventory.stock_document d
      where d.value <> (
          select coalesce(sum(l.value), 0) * case when d.kind = 'transfer' then -1 else 1 end
          from inventory.stock_document_line l
          where l.tenant_id = d.tenant_id and l.document_id = d.id)
        or exists (
          select
          from (select item_id, sum(quantity) as quantity
            from inventory.stock_document_line
            where tenant_id = d.tenant_id and document_id = d.id group by 1) l
          full join (select item_id, sum(quantity) as quantity
            from inventory.stock_move
            where tenant_id = d.tenant_id and document_id = d.id
              and warehouse_id = d.warehouse_id group by 1) m
            on m.item_id = l.item_id
          where coalesce(l.quantity, 0) <> coalesce(m.quantity, 0))`,
  },
];
