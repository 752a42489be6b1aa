import { refuse, sql, type Ctx, type RowOf } from '@poros/kernel';

export type VendorRow = RowOf<'party.vendor'>;

export const vendorColumns = sql`v.id, v.code, v.name, v.legal_name as "legalName",
  v.tax_id as "taxId", v.address,
  v.city, v.phone, v.email, v.bank_name as "bankName", v.bank_account as "bankAccount",
  v.bank_account_holder as "bankAccountHolder", v.payment_terms_days as "paymentTermsDays",
  v.currency,
  v.otd_score as "otdScore", v.quality_score as "qualityScore",
  v.deleted_at is not null as "isArchived", v.version`;

/** The vendor, locked until the command ends; refuses when it is not there or archived. */
export async function lockVendor(ctx: Ctx, vendorId: string): Promise<VendorRow> {
  const row = await ctx.first<VendorRow>(sql`select * from party.vendor
    where tenant_id = ${ctx.tenantId} and id = ${vendorId} and deleted_at is null for update`);
  return row ?? refuse('party.vendor_not_found');
}

/** Says to the other modules and screens that a vendor is no longer as they knew it. */
export function sayVendorChanged(
  ctx: Ctx,
  vendor: Pick<VendorRow, 'id' | 'code' | 'name'>,
  how: 'created' | 'changed' | 'archived' | 'restored',
): Promise<void> {
  const { id, code, name } = vendor;
  return ctx.emit('party.vendor_changed', id, { vendorId: id, code, name, how });
}
