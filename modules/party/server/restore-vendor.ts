import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { RestoreVendor } from '../shared/vendor.ts';
import { sayVendorChanged, type VendorRow } from './vendor.sql.ts';

export const restoreVendor = command({
  name: 'party.restore_vendor',
  http: 'POST /vendors/:vendorId/restoration',
  permission: 'party.vendor.archive',
  summary: 'Take an archived vendor back into use.',
  input: RestoreVendor,
  output: Touched,
  refuses: ['party.vendor_not_found', 'party.tax_id_taken'],

  async run(ctx, { vendorId, version }) {
    const vendor = await ctx.first<VendorRow>(sql`select * from party.vendor
      where tenant_id = ${ctx.tenantId} and id = ${vendorId} and deleted_at is not null for update`);
    if (!vendor) return refuse('party.vendor_not_found');

    ctx.update('party.vendor', { ...vendor, version }, { deleted_at: null, deleted_by: null });

    await sayVendorChanged(ctx, vendor, 'restored');
    return { id: vendorId, version: version + 1 };
  },
});
