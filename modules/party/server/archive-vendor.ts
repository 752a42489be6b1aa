import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveVendor } from '../shared/vendor.ts';
import { lockVendor, sayVendorChanged } from './vendor.sql.ts';

export const archiveVendor = command({
  name: 'party.archive_vendor',
  http: 'POST /vendors/:vendorId/archival',
  permission: 'party.vendor.archive',
  summary: 'Take a vendor out of use; its documents stay.',
  input: ArchiveVendor,
  output: Touched,
  refuses: ['party.vendor_not_found'],

  async run(ctx, { vendorId, version }) {
    const vendor = await lockVendor(ctx, vendorId);

    ctx.update(
      'party.vendor',
      { ...vendor, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    await sayVendorChanged(ctx, vendor, 'archived');
    return { id: vendorId, version: version + 1 };
  },
});
