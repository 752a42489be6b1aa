import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateVendor } from '../shared/vendor.ts';
import { identityColumns } from './identity-columns.ts';
import { sayVendorChanged } from './vendor.sql.ts';

export const createVendor = command({
  name: 'party.create_vendor',
  http: 'POST /vendors',
  permission: 'party.vendor.create',
  summary: 'Enter a new vendor.',
  input: CreateVendor,
  output: Touched,
  refuses: ['party.code_taken', 'party.tax_id_taken'],

  async run(ctx, vendor) {
    const id = vendor.id ?? ctx.newId();
    ctx.insert('party.vendor', {
      id,
      code: vendor.code,
      ...identityColumns(ctx, vendor.name, vendor.taxId ?? null),
      legal_name: vendor.legalName ?? '',
      address: vendor.address ?? '',
      city: vendor.city ?? '',
      phone: vendor.phone ?? '',
      email: vendor.email ?? null,
      bank_name: vendor.bankName ?? '',
      bank_account: vendor.bankAccount ?? '',
      bank_account_holder: vendor.bankAccountHolder ?? '',
      payment_terms_days: vendor.paymentTermsDays ?? ctx.config<number>('party.payment_terms_days'),
      currency: vendor.currency ?? ctx.actor.currency,
      otd_score: vendor.otdScore ?? null,
      quality_score: vendor.qualityScore ?? null,
    });

    await sayVendorChanged(ctx, { id, code: vendor.code, name: vendor.name }, 'created');
    return { id, version: 1 };
  },
});
