import { query, refuse, sql } from '@poros/kernel';
import type { Contact } from '../shared/contact.ts';
import { GetVendor, VendorRecord, type Vendor } from '../shared/vendor.ts';
import { contactColumns } from './contact.sql.ts';
import { vendorColumns } from './vendor.sql.ts';

export const getVendor = query({
  name: 'party.get_vendor',
  http: 'GET /vendors/:vendorId',
  permission: 'party.vendor.read',
  summary: 'One vendor with contacts.',
  input: GetVendor,
  output: VendorRecord,
  refuses: ['party.vendor_not_found'],

  async run(ctx, { vendorId }) {
    const [[vendor], contacts] = await ctx.readAll<[Vendor[], Contact[]]>(
      sql`select ${vendorColumns} from party.vendor v where v.tenant_id = ${ctx.tenantId}
        and v.id = ${vendorId}`,
      sql`select ${contactColumns} from party.contact k
        where k.tenant_id = ${ctx.tenantId} and k.vendor_id = ${vendorId} and k.deleted_at is null
        order by k.name, k.id limit 500`,
    );

    if (!vendor) refuse('party.vendor_not_found');
    return { ...vendor, contacts };
  },
});
