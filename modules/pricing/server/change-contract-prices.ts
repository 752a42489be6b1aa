import { command } from '@poros/kernel';
import { ChangeContractPrices } from '../shared/contract.ts';
import { PricesSaved } from '../shared/price-row.ts';
import { lockContract, sayContractChanged } from './contract.sql.ts';
import { saveContractPrices } from './save-prices.ts';

export const changeContractPrices = command({
  name: 'pricing.change_contract_prices',
  http: 'PUT /contracts/:contractId/prices',
  permission: 'pricing.contract.change',
  summary: 'Save the prices of a contract: new rows, changed rows and those that go, or nothing.',
  input: ChangeContractPrices,
  output: PricesSaved,
  refuses: [
    'pricing.contract_not_found',
    'pricing.price_not_found',
    'pricing.price_overlaps',
    'pricing.validity_reversed',
    'catalog.item_not_found',
    'catalog.unit_not_found',
  ],

  async run(ctx, { contractId, ...changes }) {
    const contract = await lockContract(ctx, contractId);

    await saveContractPrices(ctx, contractId, changes);

    await sayContractChanged(ctx, contract);
    const { created, changed, archived } = changes;
    return { created: created.length, changed: changed.length, archived: archived.length };
  },
});
