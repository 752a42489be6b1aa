import type { ImportField } from '@poros/kernel';
import { readTaxId } from '../shared/tax-id.ts';

/** What people write above the columns that customers and vendors have in common. */
export const partyFields: Readonly<Record<string, ImportField>> = {
  legalName: { synonyms: ['nama badan hukum', 'nama resmi', 'company name'] },
  taxId: {
    synonyms: ['npwp', 'nomor npwp', 'no npwp', 'tin', 'tax id', 'vat no'],
    isOnce: true,
    read: readTaxId,
  },
  address: { synonyms: ['jalan', 'street', 'address line', 'alamat lengkap'] },
  city: { synonyms: ['kota kabupaten', 'kab', 'town', 'territory', 'wilayah'], sample: 'Bandung' },
  phone: { synonyms: ['telp', 'no telp', 'hp', 'no hp', 'mobile', 'phone number', 'telephone'] },
  email: { synonyms: ['e mail', 'email address', 'surel', 'alamat surel'] },
  paymentTermsDays: {
    synonyms: ['termin', 'tempo', 'top', 'terms', 'payment terms', 'jatuh tempo'],
    sample: '30',
  },
  currency: { synonyms: ['valuta', 'curr', 'mata uang'] },
};

/** Which column is to blame when a party is refused. */
export const partyBlames: Readonly<Record<string, string>> = {
  'party.code_taken': 'code',
  'party.tax_id_taken': 'taxId',
};
