import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeVendorScores } from '../shared/vendor.ts';
import { lockVendor, sayVendorChanged } from './vendor.sql.ts';

export const changeVendorScores = command({
  name: 'party.change_vendor_scores',
  http: 'PUT /vendors/:vendorId/scores',
  permission: 'party.vendor.change',
  summary: 'Set how often a vendor delivers on time and in quality, in percent.',
  input: ChangeVendorScores,
  output: Touched,
  refuses: ['party.vendor_not_found'],

  async run(ctx, { vendorId, version, otdScore, qualityScore }) {
    const vendor = await lockVendor(ctx, vendorId);

    ctx.update(
      'party.vendor',
      { ...vendor, version },
      { otd_score: otdScore, quality_score: qualityScore },
    );

    await sayVendorChanged(ctx, vendor, 'changed');
    return { id: vendorId, version: version + 1 };
  },
});
