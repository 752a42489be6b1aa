import { query, sql } from '@poros/kernel';
import { ListContractPrices } from '../shared/contract.ts';
import { PriceRowPage } from '../shared/price-row.ts';
import { contractsWithCustomer, placeColumns } from './contract.sql.ts';
import { pricePage } from './price-page.sql.ts';

export const listContractPrices = query({
  name: 'pricing.list_contract_prices',
  http: 'GET /contracts/:contractId/prices',
  permission: 'pricing.contract.read',
  summary: 'The prices of a contract, found by their items; nothing where it is out of reach.',
  input: ListContractPrices,
  output: PriceRowPage,
  refuses: ['pricing.contract_not_found'],

  run: (ctx, { contractId, ...input }) =>
    pricePage(
      ctx,
      input,
      sql`pricing.contract_price`,
      sql`p.contract_id in (select k.id from ${contractsWithCustomer}
      where k.tenant_id = ${ctx.tenantId} and k.id = ${contractId}
        and ${ctx.within(placeColumns(ctx))})`,
    ),
});
