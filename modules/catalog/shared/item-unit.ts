import {
  Id,
  PositiveQuantity,
  Type,
  Version,
  object,
  optional,
  type Static,
} from '@poros/kernel/shared';

/**
 * A unit an item is handled in: `factor` base units make one. The base unit itself has factor 1.
 */
export const ItemUnit = object({
  id: Id,
  unitId: Id,
  unitCode: Type.String(),
  unitDecimals: Type.Integer(),
  factor: PositiveQuantity,
  isBase: Type.Boolean(),
  version: Type.Integer(),
});
export type ItemUnit = Static<typeof ItemUnit>;

export const CreateItemUnit = object({
  itemId: Id,
  id: optional(Id),
  unitId: Id,
  factor: PositiveQuantity,
});
export const ChangeItemUnit = object({
  itemId: Id,
  itemUnitId: Id,
  version: Version,
  factor: PositiveQuantity,
});
export const ArchiveItemUnit = object({ itemId: Id, itemUnitId: Id, version: Version });
