import {
  refuse,
  sql,
  type Ctx,
  type Placed,
  type PlacedColumns,
  type QueryCtx,
  type RowOf,
} from '@poros/kernel';

type ContractRow = RowOf<'pricing.contract'>;
type Locked = ContractRow & { readonly branch_id: string | null; readonly owner_id: string | null };

/** `k` is the contract, `c` its customer. */
export const contractColumns = sql`k.id, k.code, k.name, k.customer_id as "customerId",
  c.name as "customerName", k.currency, k.valid_from as "validFrom", k.valid_to as "validTo",
  k.version, (select count(*)::integer from pricing.contract_price p
    where p.tenant_id = k.tenant_id and p.contract_id = k.id and p.deleted_at is null)
    as "priceCount"`;

export const contractsWithCustomer = sql`pricing.contract k
  join party.v_customer c on c.tenant_id = k.tenant_id and c.id = k.customer_id`;

/** The contract, locked until the command ends; refuses when it is not there or out of reach. */
export async function lockContract(ctx: Ctx, contractId: string): Promise<ContractRow> {
  const row =
    (await ctx.first<Locked>(sql`
    select k.*, c.branch_id, c.salesperson_id as owner_id from ${contractsWithCustomer}
    where k.tenant_id = ${ctx.tenantId} and k.id = ${contractId} and k.deleted_at is null
    for update of k`)) ?? refuse('pricing.contract_not_found');
  ctx.ensureReach(placeOf(ctx, row), 'pricing.contract_not_found');
  return row;
}

/** A contract is where its customer is: with a branch or with all, with a salesperson or none. */
function placeOf(ctx: QueryCtx, row: Locked): Placed {
  return { branchId: row.branch_id ?? ctx.actor.branchId, ownerId: row.owner_id };
}

/** The same rule on the columns of `c`, for lists. */
export function placeColumns(ctx: QueryCtx): PlacedColumns {
  return {
    branch: sql`coalesce(c.branch_id, ${ctx.actor.branchId}::uuid)`,
    owner: sql`c.salesperson_id`,
  };
}

/** Says that what was agreed with a customer is no longer as it was. */
export function sayContractChanged(
  ctx: Ctx,
  { id, customer_id }: Pick<ContractRow, 'id' | 'customer_id'>,
): Promise<void> {
  return ctx.emit('pricing.contract_changed', id, { contractId: id, customerId: customer_id });
}
