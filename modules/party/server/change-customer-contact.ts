import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeCustomerContact } from '../shared/contact.ts';
import { lockContact } from './contact.sql.ts';
import { lockCustomer, sayCustomerChanged } from './customer.sql.ts';

export const changeCustomerContact = command({
  name: 'party.change_customer_contact',
  http: 'PUT /customers/:customerId/contacts/:contactId',
  permission: 'party.customer.change',
  summary: 'Change a person to talk to at a customer.',
  input: ChangeCustomerContact,
  output: Touched,
  refuses: ['party.customer_not_found', 'party.contact_not_found'],

  async run(ctx, { customerId, contactId, version, ...person }) {
    const customer = await lockCustomer(ctx, customerId);
    const contact = await lockContact(ctx, customerId, contactId);

    ctx.update('party.contact', { ...contact, version }, person);

    await sayCustomerChanged(ctx, customer, 'changed');
    return { id: contactId, version: version + 1 };
  },
});
