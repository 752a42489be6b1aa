import { query, refuse, sql } from '@poros/kernel';
import type { Contact } from '../shared/contact.ts';
import type { CustomerAddress } from '../shared/customer-address.ts';
import { CustomerRecord, GetCustomer, type Customer } from '../shared/customer.ts';
import { contactColumns } from './contact.sql.ts';
import { addressColumns } from './customer-address.sql.ts';
import { customerColumns, placedCustomers, placeColumns } from './customer.sql.ts';

export const getCustomer = query({
  name: 'party.get_customer',
  http: 'GET /customers/:customerId',
  permission: 'party.customer.read',
  summary: 'One customer with delivery addresses and contacts.',
  input: GetCustomer,
  output: CustomerRecord,
  refuses: ['party.customer_not_found'],

  async run(ctx, { customerId }) {
    const [[customer], addresses, contacts] = await ctx.readAll<
      [Customer[], CustomerAddress[], Contact[]]
    >(
      sql`select ${customerColumns} from ${placedCustomers}
        where c.tenant_id = ${ctx.tenantId} and c.id = ${customerId}
          and ${ctx.within(placeColumns(ctx))}`,
      sql`select ${addressColumns} from party.customer_address a
        where a.tenant_id = ${ctx.tenantId} and a.customer_id = ${customerId}
          and a.deleted_at is null
        order by a.is_default desc, a.label, a.id limit 500`,
      sql`select ${contactColumns} from party.contact k
        where k.tenant_id = ${ctx.tenantId} and k.customer_id = ${customerId}
          and k.deleted_at is null
        order by k.name, k.id limit 500`,
    );

    if (!customer) refuse('party.customer_not_found');
    return { ...customer, addresses, contacts };
  },
});
