import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ReleaseCustomer } from '../shared/customer.ts';
import { lockCustomer, sayCustomerChanged } from './customer.sql.ts';

export const releaseCustomer = command({
  name: 'party.release_customer',
  http: 'POST /customers/:customerId/release',
  permission: 'party.customer.hold',
  summary: 'Release a customer from hold; the reason why stays in the audit trail.',
  input: ReleaseCustomer,
  output: Touched,
  refuses: ['party.customer_not_found', 'party.customer_not_on_hold'],

  async run(ctx, { customerId, version }) {
    const customer = await lockCustomer(ctx, customerId);
    if (!customer.is_on_hold) refuse('party.customer_not_on_hold', { name: customer.name });

    ctx.update(
      'party.customer',
      { ...customer, version },
      { is_on_hold: false, hold_reason: null },
    );

    await sayCustomerChanged(ctx, customer, 'released');
    return { id: customerId, version: version + 1 };
  },
});
