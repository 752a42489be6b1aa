create schema inventory;
grant usage on schema inventory to poros_app, poros_system;

-- A place that holds goods. Its two policies are copied to its stock rows, where checks can see them.
create table inventory.warehouse (
  tenant_id uuid not null,
  id uuid not null,
  branch_id uuid not null,
  code text not null,
  name text not null,
  -- 'transit': goods on the way between two stores; never the default of a branch.
  kind text not null default 'store',
  zone text not null default '',
  capacity_m3 numeric(12, 3),
  is_default boolean not null default false,
  -- May promise more than is on hand.
  may_backorder boolean not null default false,
  -- May issue more than is on hand; the difference is settled when goods arrive.
  may_go_negative boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  constraint warehouse__key primary key (tenant_id, id),
  constraint warehouse__code_once unique (tenant_id, code),
  constraint warehouse__branch foreign key (tenant_id, branch_id) references tenancy.branch (tenant_id, id),
  constraint warehouse__kind check (kind in ('store', 'transit')),
  constraint warehouse__capacity check (capacity_m3 >= 0),
  constraint warehouse__default_is_open_store check (not is_default or (kind = 'store' and deleted_at is null))
);
create unique index warehouse__one_default on inventory.warehouse (tenant_id, branch_id) where is_default;
select kernel.tenant_table('inventory.warehouse');

-- How much of an item a warehouse holds, has promised and is worth: the running total of its moves and reservations.
-- Room is left in each page so that a change of these hot rows stays in its page and touches no index.
create table inventory.stock (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  warehouse_id uuid not null,
  item_id uuid not null,
  on_hand numeric(20, 6) not null default 0,
  reserved numeric(20, 6) not null default 0,
  -- Where buying again is due: at or below it the row counts as low.
  reorder_point numeric(20, 6) not null default 0,
  value numeric(20, 4) not null default 0,
  -- The moving average since the last receipt; with nothing on hand, the last one known.
  unit_cost numeric(20, 4) not null default 0,
  -- Moves so far; the next move takes the number after it.
  move_count integer not null default 0,
  may_backorder boolean not null,
  may_go_negative boolean not null,
  -- A count or a loss found less than is promised. Truth must be postable; nothing new is promised until it is covered.
  is_short boolean not null default false,
  last_moved_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint stock__key primary key (tenant_id, id),
  constraint stock__once unique (tenant_id, warehouse_id, item_id),
  constraint stock__warehouse foreign key (tenant_id, warehouse_id) references inventory.warehouse (tenant_id, id),
  constraint stock__item foreign key (tenant_id, item_id) references catalog.item (tenant_id, id),
  constraint stock__reserved_within_rule check (reserved <= on_hand or may_backorder or may_go_negative or is_short),
  constraint stock__reserved_not_negative check (reserved >= 0),
  constraint stock__not_negative check (on_hand >= 0 or may_go_negative),
  constraint stock__reorder_point check (reorder_point >= 0),
  constraint stock__unit_cost check (unit_cost >= 0),
  constraint stock__value_follows_quantity check (
    case when on_hand > 0 then value >= 0 when on_hand < 0 then value <= 0 else value = 0 end)
) with (fillfactor = 80);
create index stock_by_item on inventory.stock (tenant_id, item_id);
select kernel.tenant_table('inventory.stock');

-- Every change of a stock row, for ever. `nth` counts per stock row, so a stock card reads in the order it happened.
create table inventory.stock_move (
  tenant_id uuid not null,
  id uuid not null,
  stock_id uuid not null,
  nth integer not null,
  warehouse_id uuid not null,
  item_id uuid not null,
  kind text not null,
  quantity numeric(20, 6) not null,
  unit_cost numeric(20, 4) not null,
  value numeric(20, 4) not null,
  on_hand_after numeric(20, 6) not null,
  value_after numeric(20, 4) not null,
  document_type text not null,
  document_id uuid not null,
  document_number text not null,
  moved_on date not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  constraint stock_move__key primary key (tenant_id, id),
  constraint stock_move__kind check (kind in
    ('opening', 'receipt', 'issue', 'transfer_out', 'transfer_in', 'adjustment', 'revaluation')),
  constraint stock_move__direction check (case
    when kind in ('opening', 'receipt', 'transfer_in') then quantity > 0 and value >= 0
    when kind in ('issue', 'transfer_out') then quantity < 0 and value <= 0
    when kind = 'adjustment' then quantity <> 0
    else quantity = 0 and value <> 0 end),
  constraint stock_move__nth check (nth > 0)
) partition by range (id);
create index stock_move_by_stock on inventory.stock_move (tenant_id, stock_id, nth);
create index stock_move_by_item on inventory.stock_move (tenant_id, item_id, id);
create index stock_move_by_document on inventory.stock_move (tenant_id, document_id);
select kernel.tenant_table('inventory.stock_move', 'append');
select kernel.partition_by_month('inventory.stock_move', 'uuid', 'ledger');

-- A receipt, issue, transfer, adjustment or count made in the warehouse. Posted at birth; corrected by another one.
create table inventory.stock_document (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  kind text not null,
  branch_id uuid not null,
  warehouse_id uuid not null,
  to_warehouse_id uuid,
  reason text not null,
  reference text not null default '',
  note text not null default '',
  posted_on date not null,
  line_count integer not null,
  -- What the stock of the warehouse gained or lost; of a transfer, what went over.
  value numeric(20, 4) not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  search_text text not null generated always as (lower(number || ' ' || reference || ' ' || note)) stored,
  constraint stock_document__key primary key (tenant_id, id),
  constraint stock_document__number_once unique (tenant_id, number),
  constraint stock_document__warehouse foreign key (tenant_id, warehouse_id)
    references inventory.warehouse (tenant_id, id),
  constraint stock_document__to_warehouse foreign key (tenant_id, to_warehouse_id)
    references inventory.warehouse (tenant_id, id),
  constraint stock_document__kind check (kind in ('receipt', 'issue', 'transfer', 'adjustment', 'count')),
  constraint stock_document__reason check (reason in ('purchase', 'opening', 'return', 'sold', 'used', 'sample',
    'transfer', 'found', 'lost', 'damaged', 'correction', 'count')),
  constraint stock_document__two_places check ((kind = 'transfer') = (to_warehouse_id is not null)
    and to_warehouse_id is distinct from warehouse_id)
);
create index stock_document_by_day on inventory.stock_document (tenant_id, posted_on, id);
create index stock_document_by_warehouse on inventory.stock_document (tenant_id, warehouse_id, posted_on);
select kernel.tenant_table('inventory.stock_document', 'append');
select kernel.search_function('inventory.stock_document');

create table inventory.stock_document_line (
  tenant_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  line_no integer not null,
  item_id uuid not null,
  -- Signed as the warehouse of the header sees it; a count without a difference has 0.
  quantity numeric(20, 6) not null,
  unit_cost numeric(20, 4) not null,
  value numeric(20, 4) not null,
  -- Of a count: what the books said and what was found.
  expected numeric(20, 6),
  counted numeric(20, 6),
  note text not null default '',
  constraint stock_document_line__key primary key (tenant_id, id),
  constraint stock_document_line__once unique (tenant_id, document_id, line_no),
  constraint stock_document_line__document foreign key (tenant_id, document_id)
    references inventory.stock_document (tenant_id, id),
  constraint stock_document_line__count check (
    (counted is null and expected is null) or (counted >= 0 and quantity = counted - expected))
);
select kernel.tenant_table('inventory.stock_document_line', 'append');

-- Goods promised to a line of a sales order: what was promised and how much of it still is. No foreign key to the
-- warehouse: every order would lock that one row; a reservation is written from the locked stock row instead.
create table inventory.reservation (
  tenant_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  order_line_id uuid not null,
  order_number text not null,
  warehouse_id uuid not null,
  item_id uuid not null,
  quantity numeric(20, 6) not null,
  open_quantity numeric(20, 6) not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint reservation__key primary key (tenant_id, id),
  constraint reservation__once unique (tenant_id, order_line_id),
  constraint reservation__quantity check (quantity > 0),
  constraint reservation__open check (open_quantity between 0 and quantity)
) with (fillfactor = 80);
create index reservation_by_order on inventory.reservation (tenant_id, order_id);
create index reservation_open on inventory.reservation (tenant_id, warehouse_id, item_id) where open_quantity > 0;
select kernel.tenant_table('inventory.reservation');

-- Published: what modules above and reports may know of stock. Columns may be added, never renamed or removed.
create view inventory.v_stock with (security_invoker = true) as
select s.tenant_id, s.id, s.warehouse_id, w.code as warehouse_code, w.name as warehouse_name, w.branch_id, s.item_id,
  s.on_hand, s.reserved, s.on_hand - s.reserved as available, s.reorder_point,
  case when s.on_hand < s.reserved then 'oversold' when s.on_hand - s.reserved <= s.reorder_point then 'low'
    else 'ok' end as status,
  s.unit_cost, s.value, s.may_backorder, s.last_moved_on
from inventory.stock s
join inventory.warehouse w on w.tenant_id = s.tenant_id and w.id = s.warehouse_id;
grant select on inventory.v_stock to poros_app, poros_system;
