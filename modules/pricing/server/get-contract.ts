import { query, refuse, sql } from '@poros/kernel';
import { Contract, GetContract } from '../shared/contract.ts';
import { contractColumns, contractsWithCustomer, placeColumns } from './contract.sql.ts';

export const getContract = query({
  name: 'pricing.get_contract',
  http: 'GET /contracts/:contractId',
  permission: 'pricing.contract.read',
  summary: 'One contract; its prices are read by pages.',
  input: GetContract,
  output: Contract,
  refuses: ['pricing.contract_not_found'],

  async run(ctx, { contractId }) {
    const contract = await ctx.first<Contract>(sql`
      select ${contractColumns} from ${contractsWithCustomer}
      where k.tenant_id = ${ctx.tenantId} and k.id = ${contractId} and k.deleted_at is null
        and ${ctx.within(placeColumns(ctx))}`);
    return contract ?? refuse('pricing.contract_not_found');
  },
});
