import {
  Code,
  Id,
  Name,
  Page,
  Type,
  Version,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';

export const WAREHOUSE_KINDS = ['store', 'transit'] as const;

const Capacity = Type.String({ pattern: '^\\d{1,9}(\\.\\d{1,3})?$', description: 'Cubic metres' });
const Zone = Type.String({ maxLength: 20 });

export const Warehouse = object({
  id: Id,
  branchId: Id,
  code: Code,
  name: Name,
  kind: oneOf(WAREHOUSE_KINDS),
  zone: Zone,
  capacityM3: nullable(Type.String()),
  isDefault: Type.Boolean(),
  mayBackorder: Type.Boolean(),
  mayGoNegative: Type.Boolean(),
  itemCount: Type.Integer(),
  value: Type.String(),
  version: Type.Integer(),
});
export type Warehouse = Static<typeof Warehouse>;

export const CreateWarehouse = object({
  id: optional(Id),
  branchId: optional(Id),
  code: Code,
  name: Name,
  kind: optional(oneOf(WAREHOUSE_KINDS)),
  zone: optional(Zone),
  capacityM3: optional(nullable(Capacity)),
  isDefault: optional(Type.Boolean()),
  mayBackorder: optional(Type.Boolean()),
  mayGoNegative: optional(Type.Boolean()),
});
export const ChangeWarehouse = object({
  warehouseId: Id,
  version: Version,
  name: Name,
  zone: Zone,
  capacityM3: nullable(Capacity),
  isDefault: Type.Boolean(),
  mayBackorder: Type.Boolean(),
  mayGoNegative: Type.Boolean(),
});
export const ArchiveWarehouse = object({ warehouseId: Id, version: Version });

export const ListWarehouses = object({
  ...listInput,
  branchId: optional(Id),
  warehouseId: optional(Id),
});
export const WarehousePage = Page(Warehouse);
