import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveCustomerContact } from '../shared/contact.ts';
import { archiveContact, lockContact } from './contact.sql.ts';
import { lockCustomer, sayCustomerChanged } from './customer.sql.ts';

export const archiveCustomerContact = command({
  name: 'party.archive_customer_contact',
  http: 'POST /customers/:customerId/contacts/:contactId/archival',
  permission: 'party.customer.change',
  summary: 'Take a person to talk to at a customer out of use.',
  input: ArchiveCustomerContact,
  output: Touched,
  refuses: ['party.customer_not_found', 'party.contact_not_found'],

  async run(ctx, { customerId, contactId, version }) {
    const customer = await lockCustomer(ctx, customerId);
    const contact = await lockContact(ctx, customerId, contactId);

    archiveContact(ctx, contact, version);

    await sayCustomerChanged(ctx, customer, 'changed');
    return { id: contactId, version: version + 1 };
  },
});
