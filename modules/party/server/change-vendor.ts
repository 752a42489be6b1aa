import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeVendor } from '../shared/vendor.ts';
import { identityColumns } from './identity-columns.ts';
import { lockVendor, sayVendorChanged } from './vendor.sql.ts';

export const changeVendor = command({
  name: 'party.change_vendor',
  http: 'PUT /vendors/:vendorId',
  permission: 'party.vendor.change',
  summary: 'Change what is known of a vendor; its code stays.',
  input: ChangeVendor,
  output: Touched,
  refuses: ['party.vendor_not_found', 'party.tax_id_taken'],

  async run(ctx, { vendorId, version, name, taxId, ...rest }) {
    const vendor = await lockVendor(ctx, vendorId);

    ctx.update(
      'party.vendor',
      { ...vendor, version },
      {
        ...identityColumns(ctx, name, taxId),
        legal_name: rest.legalName,
        address: rest.address,
        city: rest.city,
        phone: rest.phone,
        email: rest.email,
        bank_name: rest.bankName,
        bank_account: rest.bankAccount,
        bank_account_holder: rest.bankAccountHolder,
        payment_terms_days: rest.paymentTermsDays,
        currency: rest.currency,
      },
    );

    await sayVendorChanged(ctx, { ...vendor, name }, 'changed');
    return { id: vendorId, version: version + 1 };
  },
});
