import { Type, object, oneOf, optional, type Static } from '@poros/kernel/shared';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];
/** What stands before the decimals; the other one groups thousands. */
export const DECIMALS = ['.', ','] as const;
export type DecimalMark = (typeof DECIMALS)[number];
export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];
export const FORMATS = ['xlsx', 'text'] as const;

/** How the bytes of a file become cells and the cells become values. */
export const Reading = object({
  format: oneOf(FORMATS),
  encoding: oneOf(ENCODINGS),
  delimiter: oneOf(DELIMITERS),
  decimal: oneOf(DECIMALS),
  dates: oneOf(DATE_ORDERS),
  /** Of a workbook. */
  sheet: optional(Type.String({ maxLength: 100 })),
  sheets: optional(Type.Array(Type.String())),
  /** In which row the names of the columns stand, from 1; 0 where the file has none. */
  headerRow: Type.Integer({ minimum: 0, maximum: 50 }),
});
export type Reading = Static<typeof Reading>;
