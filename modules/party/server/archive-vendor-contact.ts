import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveVendorContact } from '../shared/contact.ts';
import { archiveContact, lockContact } from './contact.sql.ts';
import { lockVendor, sayVendorChanged } from './vendor.sql.ts';

export const archiveVendorContact = command({
  name: 'party.archive_vendor_contact',
  http: 'POST /vendors/:vendorId/contacts/:contactId/archival',
  permission: 'party.vendor.change',
  summary: 'Take a person to talk to at a vendor out of use.',
  input: ArchiveVendorContact,
  output: Touched,
  refuses: ['party.vendor_not_found', 'party.contact_not_found'],

  async run(ctx, { vendorId, contactId, version }) {
    const vendor = await lockVendor(ctx, vendorId);
    const contact = await lockContact(ctx, vendorId, contactId);

    archiveContact(ctx, contact, version);

    await sayVendorChanged(ctx, vendor, 'changed');
    return { id: contactId, version: version + 1 };
  },
});
