/** Lines of a document: short names, long ones, and what must be escaped. */
export interface FixtureLine {
  readonly name: string;
  readonly code: string;
  readonly quantity: string;
  readonly unit: string;
  readonly price: string;
}

const GOODS: readonly FixtureLine[] = [
  { name: 'Semen Portland 40 kg', code: 'SMN-40', quantity: '120', unit: 'ZAK', price: '62500' },
  {
    name: 'Besi beton ulir BJTS 420B diameter 16 mm panjang 12 m, SNI 2052:2017, bersertifikat',
    code: 'BSI-U16-12',
    quantity: '48.5',
    unit: 'BTG',
    price: '187350.5',
  },
  {
    name: 'Cat tembok "Putih & Teduh" <25 kg>',
    code: 'CAT-25',
    quantity: '6',
    unit: 'PAIL',
    price: '842000',
  },
  { name: 'Jasa angkut', code: 'JSA', quantity: '1', unit: 'TRIP', price: '1250000' },
];

/** As many lines as are wanted, always the same ones. */
export const fixtureLines = (count: number): FixtureLine[] =>
  Array.from({ length: count }, (_, index) => GOODS[index % GOODS.length] as FixtureLine);

/** An id that is the same in every run. */
export const fixtureId = (n: number): string =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const fixtureParty = {
  name: 'PT Maju Jaya Bersama',
  legalName: 'PT Maju Jaya Bersama Sejahtera',
  taxId: '0312345678901000',
  nationalId: null,
  address: 'Ruko Grand Galaxy Blok RSN 2 No. 28',
  city: 'Bekasi',
  phone: '(021) 8273-0000',
  language: 'id',
} as const;
