/** A cell as a file gives it: text, or what a spreadsheet has typed. */
export type Cell = string | number | boolean | null | { readonly on: string };

/** What people see in a cell. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object') return cell.on;
  if (typeof cell === 'number') return plainNumber(cell);
  return String(cell);
}

export const isBlank = (cell: Cell | undefined): boolean => cellText(cell).trim() === '';

/** A double as decimal text without an exponent; 15 digits are what a spreadsheet keeps. */
export function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const text = value.toPrecision(15);
  if (!/e/i.test(text)) return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return value.toFixed(12).replace(/\.?0+$/, '');
}
