import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { HoldCustomer } from '../shared/customer.ts';
import { lockCustomer, sayCustomerChanged } from './customer.sql.ts';

export const holdCustomer = command({
  name: 'party.hold_customer',
  http: 'POST /customers/:customerId/holds',
  permission: 'party.customer.hold',
  summary: 'Hold a customer: its new orders wait until it is released.',
  input: HoldCustomer,
  output: Touched,
  refuses: ['party.customer_not_found', 'party.customer_on_hold'],

  async run(ctx, { customerId, version, reason }) {
    const customer = await lockCustomer(ctx, customerId);
    if (customer.is_on_hold)
      refuse('party.customer_on_hold', { name: customer.name, reason: customer.hold_reason });

    ctx.update(
      'party.customer',
      { ...customer, version },
      { is_on_hold: true, hold_reason: reason },
    );

    await sayCustomerChanged(ctx, customer, 'held');
    return { id: customerId, version: version + 1 };
  },
});
