-- Which stock is at or below its reorder point, and since when: so that people are told once of a fall, not of every
-- move below it. A row goes when the stock rises above its point again. Derived: it follows after the commit.
create table inventory.low_stock (
  tenant_id uuid not null,
  stock_id uuid not null,
  since timestamptz not null,
  constraint low_stock__key primary key (tenant_id, stock_id),
  constraint low_stock__stock foreign key (tenant_id, stock_id) references inventory.stock (tenant_id, id)
);
select kernel.tenant_table('inventory.low_stock', 'link');
