import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveCustomer } from '../shared/customer.ts';
import { lockCustomer, sayCustomerChanged } from './customer.sql.ts';

export const archiveCustomer = command({
  name: 'party.archive_customer',
  http: 'POST /customers/:customerId/archival',
  permission: 'party.customer.archive',
  summary: 'Take a customer out of use; its documents stay.',
  input: ArchiveCustomer,
  output: Touched,
  refuses: ['party.customer_not_found'],

  async run(ctx, { customerId, version }) {
    const customer = await lockCustomer(ctx, customerId);

    ctx.update(
      'party.customer',
      { ...customer, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    await sayCustomerChanged(ctx, customer, 'archived');
    return { id: customerId, version: version + 1 };
  },
});
