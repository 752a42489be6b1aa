import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreatePriceList } from '../shared/price-list.ts';
import { sayPricesChanged } from './price-list.sql.ts';

export const createPriceList = command({
  name: 'pricing.create_price_list',
  http: 'POST /price-lists',
  permission: 'pricing.price_list.change',
  summary: 'Begin a price list; the default list of a currency is for customers without another.',
  input: CreatePriceList,
  output: Touched,
  refuses: ['pricing.code_taken', 'pricing.default_list_taken', 'pricing.validity_reversed'],

  async run(ctx, { code, name, currency, isDefault, validFrom, validTo, ...given }) {
    const id = given.id ?? ctx.newId();
    ctx.insert('pricing.price_list', {
      id,
      code,
      name,
      currency: currency ?? ctx.actor.currency,
      is_default: isDefault ?? false,
      valid_from: validFrom ?? null,
      valid_to: validTo ?? null,
    });

    await sayPricesChanged(ctx, id);
    return { id, version: 1 };
  },
});
