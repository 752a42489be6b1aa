import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateVendorContact } from '../shared/contact.ts';
import { lockVendor, sayVendorChanged } from './vendor.sql.ts';

export const createVendorContact = command({
  name: 'party.create_vendor_contact',
  http: 'POST /vendors/:vendorId/contacts',
  permission: 'party.vendor.change',
  summary: 'Add a person to talk to at a vendor.',
  input: CreateVendorContact,
  output: Touched,
  refuses: ['party.vendor_not_found'],

  async run(ctx, { vendorId, ...contact }) {
    const vendor = await lockVendor(ctx, vendorId);

    const id = contact.id ?? ctx.newId();
    ctx.insert('party.contact', {
      id,
      vendor_id: vendorId,
      name: contact.name,
      position: contact.position ?? '',
      phone: contact.phone ?? '',
      email: contact.email ?? null,
    });

    await sayVendorChanged(ctx, vendor, 'changed');
    return { id, version: 1 };
  },
});
