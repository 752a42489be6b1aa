import { found, page, query, sql } from '@poros/kernel';
import { ListVendors, VendorPage, type Vendor } from '../shared/vendor.ts';
import { vendorColumns } from './vendor.sql.ts';

export const listVendors = query({
  name: 'party.list_vendors',
  http: 'GET /vendors',
  permission: 'party.vendor.read',
  summary: 'The vendors, found by code, name, city, phone, e-mail or tax number.',
  input: ListVendors,
  output: VendorPage,

  run: (ctx, input) =>
    page<Vendor>(ctx, input, {
      select: vendorColumns,
      from: sql`party.vendor v`,
      where: [
        sql`v.tenant_id = ${ctx.tenantId}`,
        input.status === 'archived' ? sql`v.deleted_at is not null` : sql`v.deleted_at is null`,
        found(input.search, sql`v.id`, sql`party.search_vendor`),
      ],
      id: sql`v.id`,
      columns: {
        code: { by: sql`v.code`, type: 'text' },
        name: { by: sql`v.name`, type: 'text' },
        city: { by: sql`v.city`, type: 'text' },
        paymentTermsDays: { by: sql`v.payment_terms_days`, type: 'integer' },
        otdScore: { by: sql`v.otd_score`, type: 'numeric', empty: 'first' },
        qualityScore: { by: sql`v.quality_score`, type: 'numeric', empty: 'first' },
      },
      defaultSort: 'name',
    }),
});
