import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { RestoreCustomer } from '../shared/customer.ts';
import { sayCustomerChanged, type CustomerRow } from './customer.sql.ts';

export const restoreCustomer = command({
  name: 'party.restore_customer',
  http: 'POST /customers/:customerId/restoration',
  permission: 'party.customer.archive',
  summary: 'Take an archived customer back into use.',
  input: RestoreCustomer,
  output: Touched,
  refuses: ['party.customer_not_found', 'party.tax_id_taken'],

  async run(ctx, { customerId, version }) {
    const customer = await ctx.first<CustomerRow>(sql`select * from party.customer
      where tenant_id = ${ctx.tenantId} and id = ${customerId} and deleted_at is not null for update`);
    if (!customer) return refuse('party.customer_not_found');

    ctx.update('party.customer', { ...customer, version }, { deleted_at: null, deleted_by: null });

    await sayCustomerChanged(ctx, customer, 'restored');
    return { id: customerId, version: version + 1 };
  },
});
