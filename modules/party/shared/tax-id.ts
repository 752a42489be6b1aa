/**
 * Reads a tax number as people write it: dots and dashes go, and an old NPWP of 15 digits gets its
 * leading zero (PMK 112/2022). Answers undefined for anything that is neither an NPWP nor a TIN of
 * 9 digits.
 */
export function readTaxId(text: string): string | undefined {
  const digits = text.replace(/[\s.-]/g, '');
  if (/^\d{15}$/.test(digits)) return `0${digits}`;
  return /^(\d{9}|\d{16})$/.test(digits) ? digits : undefined;
}
