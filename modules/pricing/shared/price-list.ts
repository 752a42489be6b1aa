import {
  Code,
  Currency,
  Id,
  Name,
  Page,
  Type,
  Version,
  listInput,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { NewPrice, listPricesInput, priceChanges } from './price-row.ts';
import { validity, validityGiven } from './validity.ts';

export const PriceList = object({
  id: Id,
  code: Code,
  name: Name,
  currency: Currency,
  isDefault: Type.Boolean(),
  ...validity,
  priceCount: Type.Integer(),
  version: Type.Integer(),
});
export type PriceList = Static<typeof PriceList>;

export const CreatePriceList = object({
  id: optional(Id),
  code: Code,
  name: Name,
  currency: optional(Currency),
  isDefault: optional(Type.Boolean()),
  ...validityGiven,
});
export const ChangePriceList = object({
  priceListId: Id,
  version: Version,
  name: Name,
  isDefault: Type.Boolean(),
  ...validity,
});
export const ArchivePriceList = object({ priceListId: Id, version: Version });
export const ListPriceLists = object({
  ...listInput,
  status: optional(oneOf(['active', 'archived'])),
});
export const PriceListPage = Page(PriceList);
export const GetPriceList = object({ priceListId: Id });

export const ListPrices = object({ priceListId: Id, ...listPricesInput });
export const CreateListPrice = object({ priceListId: Id, ...NewPrice.properties });
export const ChangeListPrices = object({ priceListId: Id, ...priceChanges });
