import {
  Code,
  Id,
  Name,
  Page,
  PositiveQuantity,
  PriceText,
  Type,
  Version,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { Barcode, BarcodeText } from './barcode.ts';
import { ITEM_KINDS } from './item-kind.ts';
import { ItemUnit } from './item-unit.ts';

/** A code of finance's tax rules: PPN, PPN_LUX, GST, NONE. */
export const TaxCode = Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,19}$', description: 'Tax code' });
const AccountKey = Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$', description: 'Account key' });
const Weight = Type.String({ pattern: '^\\d{1,10}(\\.\\d{1,6})?$', description: 'Kilograms' });

const profile = {
  name: Name,
  categoryId: nullable(Id),
  isStocked: Type.Boolean(),
  isSold: Type.Boolean(),
  isBought: Type.Boolean(),
  taxCode: TaxCode,
  revenueAccountKey: nullable(AccountKey),
  weightKg: nullable(Weight),
  description: Type.String({ maxLength: 2000 }),
};
/** Fixed at birth: stock and documents are kept in them. */
const nature = { code: Code, kind: oneOf(ITEM_KINDS), baseUnitId: Id };
/** Both per base unit, in the tenant's currency. */
const worth = { standardCost: PriceText, basePrice: PriceText };

export const ItemRow = object({
  id: Id,
  ...nature,
  name: Name,
  categoryId: nullable(Id),
  categoryName: nullable(Type.String()),
  baseUnitCode: Type.String(),
  unitDecimals: Type.Integer(),
  ...worth,
  isStocked: Type.Boolean(),
  isSold: Type.Boolean(),
  isBought: Type.Boolean(),
  taxCode: TaxCode,
  version: Type.Integer(),
});
export type ItemRow = Static<typeof ItemRow>;

export const Item = object({
  id: Id,
  ...nature,
  ...profile,
  ...worth,
  categoryName: nullable(Type.String()),
  baseUnitCode: Type.String(),
  unitDecimals: Type.Integer(),
  isArchived: Type.Boolean(),
  version: Type.Integer(),
});
export type Item = Static<typeof Item>;
export const ItemRecord = object({
  ...Item.properties,
  units: Type.Array(ItemUnit),
  barcodes: Type.Array(Barcode),
});
export type ItemRecord = Static<typeof ItemRecord>;

export const CreateItem = object({
  ...Type.Partial(object({ ...profile, ...worth })).properties,
  id: optional(Id),
  code: Code,
  name: Name,
  baseUnitId: Id,
  kind: optional(oneOf(ITEM_KINDS)),
  /** Other units, each with how many base units it holds. */
  units: optional(Type.Array(object({ unitId: Id, factor: PositiveQuantity }), { maxItems: 20 })),
  /** Of the base unit where no unit is said. */
  barcodes: optional(
    Type.Array(
      object({ code: BarcodeText, isInternal: optional(Type.Boolean()), unitId: optional(Id) }),
      { maxItems: 20 },
    ),
  ),
});
export type CreateItem = Static<typeof CreateItem>;

/** What is left out stays. */
export const ChangeItem = object({
  itemId: Id,
  version: Version,
  ...Type.Partial(object(profile)).properties,
});
export const ChangeItemPrice = object({ itemId: Id, version: Version, basePrice: PriceText });
export const ChangeItemCost = object({ itemId: Id, version: Version, standardCost: PriceText });
export const ArchiveItem = object({ itemId: Id, version: Version });
export const RestoreItem = object({ itemId: Id, version: Version });

export const ListItems = object({
  ...listInput,
  /** With everything below it in the tree. */
  categoryId: optional(Id),
  kind: optional(oneOf(ITEM_KINDS)),
  isSold: optional(Type.Boolean()),
  isBought: optional(Type.Boolean()),
  isStocked: optional(Type.Boolean()),
  status: optional(oneOf(['active', 'archived'])),
});
export const ItemPage = Page(ItemRow);
export const GetItem = object({ itemId: Id });
