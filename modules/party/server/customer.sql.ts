import {
  refuse,
  sql,
  type Ctx,
  type Placed,
  type PlacedColumns,
  type QueryCtx,
  type RowOf,
} from '@poros/kernel';

export type CustomerRow = RowOf<'party.customer'>;

/** What an answer about a whole customer shows; `c` the customer, `b` its branch, `s` who sells. */
export const customerColumns = sql`c.id, c.code, c.name, c.legal_name as "legalName",
  c.tax_id as "taxId", c.national_id as "nationalId", c.address, c.city, c.phone, c.email,
  c.segment, c.tier,
  c.credit_limit as "creditLimit", c.payment_terms_days as "paymentTermsDays",
  c.overdue_days_allowed as "overdueDaysAllowed", c.currency, c.language, c.branch_id as "branchId",
  b.name as "branchName", c.salesperson_id as "salespersonId", s.name as "salespersonName",
  c.latitude, c.longitude,
  c.is_on_hold as "isOnHold", c.hold_reason as "holdReason",
  c.deleted_at is not null as "isArchived", c.version`;

export const placedCustomers = sql`party.customer c
  left join tenancy.v_branch b on b.tenant_id = c.tenant_id and b.id = c.branch_id
  left join identity.v_user s on s.tenant_id = c.tenant_id and s.id = c.salesperson_id`;

/**
 * The customer, locked until the command ends; refuses when it is not there, archived or out of the
 * caller's reach.
 */
export async function lockCustomer(ctx: Ctx, customerId: string): Promise<CustomerRow> {
  const row =
    (await ctx.first<CustomerRow>(sql`select * from party.customer
    where tenant_id = ${ctx.tenantId} and id = ${customerId} and deleted_at is null for update`)) ??
    refuse('party.customer_not_found');
  ctx.ensureReach(placeOf(ctx, row), 'party.customer_not_found');
  return row;
}

/**
 * A customer belongs to its salesperson, or to its creator while it has none; without a branch, to
 * every branch.
 */
function placeOf(
  ctx: QueryCtx,
  row: Pick<CustomerRow, 'branch_id' | 'salesperson_id' | 'created_by'>,
): Placed {
  const ownerId = row.salesperson_id ?? row.created_by;
  return { branchId: row.branch_id ?? ctx.actor.branchId, ownerId };
}

/** The same rule on the columns of `c`, for lists. */
export function placeColumns(ctx: QueryCtx): PlacedColumns {
  return {
    branch: sql`coalesce(c.branch_id, ${ctx.actor.branchId}::uuid)`,
    owner: sql`coalesce(c.salesperson_id, c.created_by)`,
  };
}

/** Says to the other modules and screens that a customer is no longer as they knew it. */
export function sayCustomerChanged(
  ctx: Ctx,
  customer: Pick<CustomerRow, 'id' | 'code' | 'name'>,
  how: CustomerChange,
): Promise<void> {
  const { id, code, name } = customer;
  return ctx.emit('party.customer_changed', id, { customerId: id, code, name, how });
}
type CustomerChange =
  'created' | 'changed' | 'credit_changed' | 'held' | 'released' | 'archived' | 'restored';
