import {
  Code,
  DateOn,
  Id,
  MoneyText,
  Note,
  Page,
  PositiveQuantity,
  PriceText,
  QuantityText,
  Type,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';
import {
  ADJUSTMENT_REASONS,
  DOCUMENT_KINDS,
  ISSUE_REASONS,
  REASONS,
  RECEIPT_REASONS,
} from './document-kinds.ts';

const linesOf = <T extends Parameters<typeof object>[0]>(line: T) =>
  Type.Array(object({ ...line, note: optional(Type.String({ maxLength: 200 })) }), {
    minItems: 1,
    maxItems: 500,
  });
const Difference = Type.String({
  pattern: '^-?(?=[0-9.]*[1-9])\\d{1,13}(\\.\\d{1,6})?$',
  description: 'Decimal quantity, not 0',
});
const Counted = Type.String({
  pattern: '^\\d{1,13}(\\.\\d{1,6})?$',
  description: 'Decimal quantity, ≥ 0',
});

/** The caller may name the id of a document, so that a phone can refer to it before it is sent. */
const header = {
  id: optional(Id),
  warehouseId: Id,
  postedOn: optional(DateOn),
  reference: optional(Type.String({ maxLength: 60 })),
  note: optional(Note),
};

export const ReceiveStock = object({
  ...header,
  reason: oneOf(RECEIPT_REASONS),
  lines: linesOf({ itemId: Id, quantity: PositiveQuantity, unitCost: PriceText }),
});
export const IssueStock = object({
  ...header,
  reason: oneOf(ISSUE_REASONS),
  lines: linesOf({ itemId: Id, quantity: PositiveQuantity }),
});
export const TransferStock = object({
  ...header,
  toWarehouseId: Id,
  lines: linesOf({ itemId: Id, quantity: PositiveQuantity }),
});
export const AdjustStock = object({
  ...header,
  reason: oneOf(ADJUSTMENT_REASONS),
  lines: linesOf({ itemId: Id, difference: Difference }),
});
export const CountStock = object({ ...header, lines: linesOf({ itemId: Id, counted: Counted }) });

export const Posted = object({ id: Id, number: Type.String(), value: MoneyText });

const documentFields = {
  id: Id,
  number: Type.String(),
  kind: oneOf(DOCUMENT_KINDS),
  reason: oneOf(REASONS),
  postedOn: DateOn,
  warehouseId: Id,
  warehouseCode: Code,
  warehouseName: Type.String(),
  toWarehouseId: nullable(Id),
  toWarehouseCode: nullable(Code),
  toWarehouseName: nullable(Type.String()),
  reference: Type.String(),
  note: Type.String(),
  lineCount: Type.Integer(),
  value: MoneyText,
  createdAt: Type.String(),
};
export const StockDocumentRow = object(documentFields);
export type StockDocumentRow = Static<typeof StockDocumentRow>;

export const StockDocumentLine = object({
  id: Id,
  lineNo: Type.Integer(),
  itemId: Id,
  itemCode: Code,
  itemName: Type.String(),
  unitCode: Type.String(),
  quantity: QuantityText,
  unitCost: MoneyText,
  value: MoneyText,
  expected: nullable(QuantityText),
  counted: nullable(QuantityText),
  note: Type.String(),
});
export const StockDocument = object({ ...documentFields, lines: Type.Array(StockDocumentLine) });
export type StockDocument = Static<typeof StockDocument>;

export const GetStockDocument = object({ documentId: Id });
export const ListStockDocuments = object({
  ...listInput,
  kind: optional(oneOf(DOCUMENT_KINDS)),
  warehouseId: optional(Id),
  from: optional(DateOn),
  to: optional(DateOn),
});
export const StockDocumentPage = Page(StockDocumentRow);
