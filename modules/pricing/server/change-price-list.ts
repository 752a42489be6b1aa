import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangePriceList } from '../shared/price-list.ts';
import { lockPriceList, sayPricesChanged } from './price-list.sql.ts';

export const changePriceList = command({
  name: 'pricing.change_price_list',
  http: 'PUT /price-lists/:priceListId',
  permission: 'pricing.price_list.change',
  summary: 'Rename a price list, make it the default, or say from when to when it is valid.',
  input: ChangePriceList,
  output: Touched,
  refuses: [
    'pricing.price_list_not_found',
    'pricing.default_list_taken',
    'pricing.validity_reversed',
  ],

  async run(ctx, { priceListId, version, name, isDefault, validFrom, validTo }) {
    const list = await lockPriceList(ctx, priceListId);

    ctx.update(
      'pricing.price_list',
      { ...list, version },
      { name, is_default: isDefault, valid_from: validFrom, valid_to: validTo },
    );

    await sayPricesChanged(ctx, priceListId);
    return { id: priceListId, version: version + 1 };
  },
});
