import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeCustomer } from '../shared/customer.ts';
import { lockCustomer, sayCustomerChanged, type CustomerRow } from './customer.sql.ts';
import { identityColumns } from './identity-columns.ts';

export const changeCustomer = command({
  name: 'party.change_customer',
  http: 'PUT /customers/:customerId',
  permission: 'party.customer.change',
  summary:
    'Change what is known of a customer, as far as it is given; its code stays and credit has its own command.',
  input: ChangeCustomer,
  output: Touched,
  refuses: [
    'party.customer_not_found',
    'party.tax_id_taken',
    'party.branch_not_yours',
    'party.place_is_half',
    'party.salesperson_not_found',
    'tenancy.branch_not_found',
  ],

  async run(ctx, { customerId, version, ...given }) {
    const customer = await lockCustomer(ctx, customerId);
    if (given.branchId) ctx.ensureReach({ branchId: given.branchId }, 'party.branch_not_yours');

    const { name, taxId, ...rest } = { ...profileOf(customer), ...given };
    ctx.update(
      'party.customer',
      { ...customer, version },
      {
        ...identityColumns(ctx, name, taxId),
        legal_name: rest.legalName,
        national_id: rest.nationalId,
        address: rest.address,
        city: rest.city,
        phone: rest.phone,
        email: rest.email,
        segment: rest.segment,
        tier: rest.tier,
        currency: rest.currency,
        language: rest.language,
        branch_id: rest.branchId,
        salesperson_id: rest.salespersonId,
        latitude: rest.latitude,
        longitude: rest.longitude,
      },
    );

    await sayCustomerChanged(ctx, { ...customer, name }, 'changed');
    return { id: customerId, version: version + 1 };
  },
});

/** What a customer is now, for what the caller leaves out. */
const profileOf = (row: CustomerRow) => ({
  name: row.name,
  taxId: row.tax_id,
  legalName: row.legal_name,
  nationalId: row.national_id,
  address: row.address,
  city: row.city,
  phone: row.phone,
  email: row.email,
  segment: row.segment,
  tier: row.tier,
  currency: row.currency,
  language: row.language,
  branchId: row.branch_id,
  salespersonId: row.salesperson_id,
  latitude: row.latitude,
  longitude: row.longitude,
});
