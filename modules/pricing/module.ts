import type { Module } from '@poros/kernel';
import { Type } from '@poros/kernel/shared';
import { archiveContract } from './server/archive-contract.ts';
import { archivePriceList } from './server/archive-price-list.ts';
import { archiveTierPrice } from './server/archive-tier-price.ts';
import { changeContract } from './server/change-contract.ts';
import { changeContractPrices } from './server/change-contract-prices.ts';
import { changeListPrices } from './server/change-list-prices.ts';
import { changePriceList } from './server/change-price-list.ts';
import { changeTierPrice } from './server/change-tier-price.ts';
import { createContract } from './server/create-contract.ts';
import { createListPrice } from './server/create-list-price.ts';
import { createPriceList } from './server/create-price-list.ts';
import { createTierPrice } from './server/create-tier-price.ts';
import { getContract } from './server/get-contract.ts';
import { getPriceList } from './server/get-price-list.ts';
import { listContractPrices } from './server/list-contract-prices.ts';
import { priceImport } from './server/import-prices.ts';
import { listContracts } from './server/list-contracts.ts';
import { listPriceLists } from './server/list-price-lists.ts';
import { listPrices } from './server/list-prices.ts';
import { listTierPrices } from './server/list-tier-prices.ts';
import { previewPrice } from './server/preview-price.ts';
import { pricingEvents } from './shared/events.ts';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

export const pricing: Module = {
  name: 'pricing',
  depends: ['party', 'catalog'],
  operations: [
    createPriceList,
    changePriceList,
    archivePriceList,
    listPriceLists,
    getPriceList,
    createListPrice,
    changeListPrices,
    listPrices,
    createTierPrice,
    changeTierPrice,
    archiveTierPrice,
    listTierPrices,
    createContract,
    changeContract,
    archiveContract,
    listContracts,
    getContract,
    changeContractPrices,
    listContractPrices,
    previewPrice,
  ],
  events: pricingEvents,
  records: [
    {
      entity: 'pricing.price_list',
      path: '/price-lists/$id',
      table: 'pricing.price_list',
      label: "code || ' · ' || name",
    },
    {
      entity: 'pricing.contract',
      path: '/contracts/$id',
      table: 'pricing.contract',
      label: "code || ' · ' || name",
    },
  ],
  imports: [priceImport],
  refusals,
  constraints: {
    price_list__code_once: 'pricing.code_taken',
    price_list__one_default: 'pricing.default_list_taken',
    price_list__validity: 'pricing.validity_reversed',
    price_list_item__no_overlap: 'pricing.price_overlaps',
    price_list_item__validity: 'pricing.validity_reversed',
    tier_price__no_overlap: 'pricing.tier_price_overlaps',
    tier_price__one_meaning: 'pricing.tier_price_has_one_meaning',
    tier_price__percent: 'pricing.tier_price_has_one_meaning',
    tier_price__validity: 'pricing.validity_reversed',
    contract__code_once: 'pricing.code_taken',
    contract__validity: 'pricing.validity_reversed',
    contract_price__no_overlap: 'pricing.price_overlaps',
    contract_price__validity: 'pricing.validity_reversed',
  },
  permissions: [
    {
      name: 'pricing.price_list.read',
      code: 'PRICE.READ',
      roles: { MANAGER_SALES: 'all', STAFF_SALES: 'all', STAFF_FIN: 'all' },
    },
    { name: 'pricing.price_list.change', code: 'PRICE.UPDATE', roles: { MANAGER_SALES: 'all' } },
    {
      name: 'pricing.contract.read',
      code: 'CONTRACT.READ',
      roles: { MANAGER_SALES: 'all', STAFF_SALES: 'branch', STAFF_FIN: 'all' },
    },
    { name: 'pricing.contract.change', code: 'CONTRACT.UPDATE', roles: { MANAGER_SALES: 'all' } },
  ],
  menu: [
    {
      group: 'sell',
      path: '/price-lists',
      word: 'pricing.price_lists',
      permission: 'pricing.price_list.read',
    },
    {
      group: 'sell',
      path: '/contracts',
      word: 'pricing.contracts',
      permission: 'pricing.contract.read',
    },
  ],
  config: [
    { key: 'pricing.price_decimals', schema: Type.Integer({ minimum: 0, maximum: 4 }), default: 2 },
  ],
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
