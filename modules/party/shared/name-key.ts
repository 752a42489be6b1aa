/** Legal forms and courtesies that two people write differently for one and the same firm. */
const LEGAL_FORMS = new Set([
  'pt',
  'cv',
  'ud',
  'pd',
  'tb',
  'toko',
  'firma',
  'fa',
  'koperasi',
  'persero',
  'tbk',
  'perum',
  'yayasan',
  'bapak',
  'ibu',
  'ltd',
  'limited',
  'inc',
  'co',
  'corp',
  'company',
  'pty',
  'llc',
]);

/**
 * What is left of a name without marks, case, accents and legal forms: 'PT. Maju Jaya, Tbk' and
 * 'Maju-Jaya PT' are both 'maju jaya'. A name made of nothing else keeps its words.
 */
export function nameKey(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}
