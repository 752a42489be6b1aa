import {
  Code,
  DateOn,
  Id,
  MoneyText,
  Page,
  QuantityText,
  Type,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { STOCK_STATUSES } from './availability.ts';
import { MOVE_KINDS } from './move-kinds.ts';

/** One item in one warehouse. */
export const Stock = object({
  id: Id,
  warehouseId: Id,
  warehouseCode: Code,
  warehouseName: Type.String(),
  itemId: Id,
  itemCode: Code,
  itemName: Type.String(),
  unitCode: Type.String(),
  onHand: QuantityText,
  reserved: QuantityText,
  available: QuantityText,
  reorderPoint: QuantityText,
  status: oneOf(STOCK_STATUSES),
  unitCost: MoneyText,
  value: MoneyText,
  lastMovedOn: nullable(DateOn),
});
export type Stock = Static<typeof Stock>;

export const ListStock = object({
  ...listInput,
  warehouseId: optional(Id),
  itemId: optional(Id),
  categoryId: optional(Id),
  branchId: optional(Id),
  status: optional(oneOf(STOCK_STATUSES)),
});
export const StockPage = Page(Stock);

/** One line of the stock card, with the balance after it. */
export const StockMove = object({
  id: Id,
  nth: Type.Integer(),
  kind: oneOf(MOVE_KINDS),
  movedOn: DateOn,
  movedAt: Type.String(),
  warehouseId: Id,
  warehouseCode: Code,
  itemId: Id,
  itemCode: Code,
  itemName: Type.String(),
  unitCode: Type.String(),
  quantity: QuantityText,
  unitCost: MoneyText,
  value: MoneyText,
  onHandAfter: QuantityText,
  valueAfter: MoneyText,
  documentType: Type.String(),
  documentId: Id,
  documentNumber: Type.String(),
});
export type StockMove = Static<typeof StockMove>;

export const ListMoves = object({
  ...listInput,
  itemId: optional(Id),
  warehouseId: optional(Id),
  kind: optional(oneOf(MOVE_KINDS)),
  branchId: optional(Id),
  from: optional(DateOn),
  to: optional(DateOn),
});
export const StockMovePage = Page(StockMove);

/** What order entry asks of the items it shows. */
export const GetAvailability = object({
  itemIds: Type.Array(Id, { minItems: 1, maxItems: 200 }),
  warehouseId: optional(Id),
  branchId: optional(Id),
});
export const Availability = object({
  itemId: Id,
  warehouseId: Id,
  warehouseCode: Code,
  onHand: QuantityText,
  reserved: QuantityText,
  available: QuantityText,
  mayBackorder: Type.Boolean(),
  status: oneOf(STOCK_STATUSES),
});
export type Availability = Static<typeof Availability>;
export const AvailabilityList = object({ rows: Type.Array(Availability) });

const NotNegative = Type.String({
  pattern: '^\\d{1,13}(\\.\\d{1,6})?$',
  description: 'Decimal quantity, ≥ 0',
});
export const ChangeReorderPoints = object({
  warehouseId: Id,
  lines: Type.Array(object({ itemId: Id, reorderPoint: NotNegative }), {
    minItems: 1,
    maxItems: 500,
  }),
});
export const ReorderPointsChanged = object({ warehouseId: Id, count: Type.Integer() });
