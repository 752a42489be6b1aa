import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeCustomerAddress } from '../shared/customer-address.ts';
import { defaultAddress, lockAddress } from './customer-address.sql.ts';
import { lockCustomer, sayCustomerChanged } from './customer.sql.ts';

export const changeCustomerAddress = command({
  name: 'party.change_customer_address',
  http: 'PUT /customers/:customerId/addresses/:addressId',
  permission: 'party.customer.change',
  summary: 'Change a delivery address, or make it the default.',
  input: ChangeCustomerAddress,
  output: Touched,
  refuses: ['party.customer_not_found', 'party.address_not_found'],

  async run(ctx, { customerId, addressId, version, postalCode, isDefault, ...place }) {
    const customer = await lockCustomer(ctx, customerId);
    const address = await lockAddress(ctx, customerId, addressId);
    const before = await defaultAddress(ctx, customerId);

    if (isDefault && before && before.id !== addressId)
      ctx.update('party.customer_address', before, { is_default: false });
    ctx.update(
      'party.customer_address',
      { ...address, version },
      { ...place, postal_code: postalCode, is_default: isDefault },
    );

    await sayCustomerChanged(ctx, customer, 'changed');
    return { id: addressId, version: version + 1 };
  },
});
