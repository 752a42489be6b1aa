import { refuse, sql, type Ctx, type RowOf } from '@poros/kernel';

export type AddressRow = RowOf<'party.customer_address'>;

export const addressColumns = sql`a.id, a.label, a.recipient, a.address, a.city,
  a.postal_code as "postalCode",
  a.phone, a.latitude, a.longitude, a.is_default as "isDefault", a.version`;

export async function lockAddress(
  ctx: Ctx,
  customerId: string,
  addressId: string,
): Promise<AddressRow> {
  const row = await ctx.first<AddressRow>(sql`select * from party.customer_address
    where tenant_id = ${ctx.tenantId} and id = ${addressId} and customer_id = ${customerId}
      and deleted_at is null for update`);
  return row ?? refuse('party.address_not_found');
}

/** The address that goods go to when nothing else is said. */
export function defaultAddress(ctx: Ctx, customerId: string): Promise<AddressRow | undefined> {
  return ctx.first<AddressRow>(sql`select * from party.customer_address
    where tenant_id = ${ctx.tenantId} and customer_id = ${customerId} and is_default
      and deleted_at is null`);
}
