import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeCreditTerms } from '../shared/customer.ts';
import { lockCustomer, sayCustomerChanged } from './customer.sql.ts';

export const changeCreditTerms = command({
  name: 'party.change_credit_terms',
  http: 'PUT /customers/:customerId/credit-terms',
  permission: 'party.customer.set_credit',
  summary: 'Say how much a customer may owe, when it pays, and how late it may be.',
  input: ChangeCreditTerms,
  output: Touched,
  refuses: ['party.customer_not_found'],

  async run(ctx, { customerId, version, ...given }) {
    const customer = await lockCustomer(ctx, customerId);

    ctx.update(
      'party.customer',
      { ...customer, version },
      {
        credit_limit: given.creditLimit ?? customer.credit_limit,
        payment_terms_days: given.paymentTermsDays ?? customer.payment_terms_days,
        overdue_days_allowed:
          given.overdueDaysAllowed === undefined
            ? customer.overdue_days_allowed
            : given.overdueDaysAllowed,
      },
    );

    await sayCustomerChanged(ctx, customer, 'credit_changed');
    return { id: customerId, version: version + 1 };
  },
});
