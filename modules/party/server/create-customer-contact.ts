import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateCustomerContact } from '../shared/contact.ts';
import { lockCustomer, sayCustomerChanged } from './customer.sql.ts';

export const createCustomerContact = command({
  name: 'party.create_customer_contact',
  http: 'POST /customers/:customerId/contacts',
  permission: 'party.customer.change',
  summary: 'Add a person to talk to at a customer.',
  input: CreateCustomerContact,
  output: Touched,
  refuses: ['party.customer_not_found'],

  async run(ctx, { customerId, ...contact }) {
    const customer = await lockCustomer(ctx, customerId);

    const id = contact.id ?? ctx.newId();
    ctx.insert('party.contact', {
      id,
      customer_id: customerId,
      name: contact.name,
      position: contact.position ?? '',
      phone: contact.phone ?? '',
      email: contact.email ?? null,
    });

    await sayCustomerChanged(ctx, customer, 'changed');
    return { id, version: 1 };
  },
});
