import {
  Id,
  Type,
  Version,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';

/** `internal` is whatever a company prints itself; the others end in a check digit. */
export const BARCODE_KINDS = ['ean13', 'ean8', 'upca', 'internal'] as const;
export type BarcodeKind = (typeof BARCODE_KINDS)[number];

/** What a scanner types: printable, without spaces. */
export const BarcodeText = Type.String({
  pattern: '^[\\x21-\\x7e]{1,48}$',
  maxLength: 48,
  description: 'Barcode without spaces',
});

export const Barcode = object({
  id: Id,
  code: Type.String(),
  kind: oneOf(BARCODE_KINDS),
  unitId: Id,
  unitCode: Type.String(),
  version: Type.Integer(),
});
export type Barcode = Static<typeof Barcode>;

export const CreateBarcode = object({
  itemId: Id,
  id: optional(Id),
  code: BarcodeText,
  kind: optional(oneOf(BARCODE_KINDS)),
  unitId: optional(Id),
});
export const ArchiveBarcode = object({ itemId: Id, barcodeId: Id, version: Version });

export const FindByBarcode = object({ code: BarcodeText });
/** What a scanned code stands for; null when nothing has it. */
export const ScannedItem = object({
  found: nullable(
    object({
      itemId: Id,
      itemCode: Type.String(),
      itemName: Type.String(),
      unitId: Id,
      unitCode: Type.String(),
      unitDecimals: Type.Integer(),
      factor: Type.String(),
      isSold: Type.Boolean(),
      basePrice: Type.String(),
      taxCode: Type.String(),
      /** Weighed by a scale, in the unit; null on an ordinary code. */
      quantity: nullable(Type.String()),
      /** Priced by a scale, in whole currency; null on an ordinary code. */
      amount: nullable(Type.String()),
    }),
  ),
});
export type ScannedItem = Static<typeof ScannedItem>;
