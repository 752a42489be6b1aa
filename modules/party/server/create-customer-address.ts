import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateCustomerAddress } from '../shared/customer-address.ts';
import { defaultAddress } from './customer-address.sql.ts';
import { lockCustomer, sayCustomerChanged } from './customer.sql.ts';

export const createCustomerAddress = command({
  name: 'party.create_customer_address',
  http: 'POST /customers/:customerId/addresses',
  permission: 'party.customer.change',
  summary: 'Add a delivery address; the first one becomes the default.',
  input: CreateCustomerAddress,
  output: Touched,
  refuses: ['party.customer_not_found'],

  async run(ctx, { customerId, ...address }) {
    const customer = await lockCustomer(ctx, customerId);
    const before = await defaultAddress(ctx, customerId);

    const isDefault = address.isDefault ?? before === undefined;
    if (isDefault && before) ctx.update('party.customer_address', before, { is_default: false });
    const id = address.id ?? ctx.newId();
    ctx.insert('party.customer_address', {
      id,
      customer_id: customerId,
      label: address.label,
      recipient: address.recipient ?? '',
      address: address.address,
      city: address.city ?? '',
      postal_code: address.postalCode ?? '',
      phone: address.phone ?? '',
      latitude: address.latitude ?? null,
      longitude: address.longitude ?? null,
      is_default: isDefault,
    });

    await sayCustomerChanged(ctx, customer, 'changed');
    return { id, version: 1 };
  },
});
