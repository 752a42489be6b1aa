import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveCustomerAddress } from '../shared/customer-address.ts';
import { lockAddress } from './customer-address.sql.ts';
import { lockCustomer, sayCustomerChanged } from './customer.sql.ts';

export const archiveCustomerAddress = command({
  name: 'party.archive_customer_address',
  http: 'POST /customers/:customerId/addresses/:addressId/archival',
  permission: 'party.customer.change',
  summary: 'Take a delivery address out of use.',
  input: ArchiveCustomerAddress,
  output: Touched,
  refuses: ['party.customer_not_found', 'party.address_not_found'],

  async run(ctx, { customerId, addressId, version }) {
    const customer = await lockCustomer(ctx, customerId);
    const address = await lockAddress(ctx, customerId, addressId);

    ctx.update(
      'party.customer_address',
      { ...address, version },
      { is_default: false, deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    await sayCustomerChanged(ctx, customer, 'changed');
    return { id: addressId, version: version + 1 };
  },
});
