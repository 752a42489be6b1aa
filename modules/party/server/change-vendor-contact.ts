import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeVendorContact } from '../shared/contact.ts';
import { lockContact } from './contact.sql.ts';
import { lockVendor, sayVendorChanged } from './vendor.sql.ts';

export const changeVendorContact = command({
  name: 'party.change_vendor_contact',
  http: 'PUT /vendors/:vendorId/contacts/:contactId',
  permission: 'party.vendor.change',
  summary: 'Change a person to talk to at a vendor.',
  input: ChangeVendorContact,
  output: Touched,
  refuses: ['party.vendor_not_found', 'party.contact_not_found'],

  async run(ctx, { vendorId, contactId, version, ...person }) {
    const vendor = await lockVendor(ctx, vendorId);
    const contact = await lockContact(ctx, vendorId, contactId);

    ctx.update('party.contact', { ...contact, version }, person);

    await sayVendorChanged(ctx, vendor, 'changed');
    return { id: contactId, version: version + 1 };
  },
});
