import { sql, type ImportKind } from '@poros/kernel';
import { archiveVendor } from './archive-vendor.ts';
import { changeVendor } from './change-vendor.ts';
import { changeVendorScores } from './change-vendor-scores.ts';
import { createVendor } from './create-vendor.ts';
import { partyBlames, partyFields } from './import-fields.ts';
import { restoreVendor } from './restore-vendor.ts';
import { vendorColumns } from './vendor.sql.ts';

/** Vendors from a file, known again by their code. */
export const vendorImport: ImportKind = {
  name: 'party.vendor',
  word: 'party.vendors',
  path: '/vendors',
  create: createVendor,
  changes: [changeVendor, changeVendorScores],
  archive: archiveVendor,
  restore: restoreVendor,
  idField: 'vendorId',
  table: 'party.vendor',
  key: ['code'],
  stored: (tenantId, codes) => sql`select v.code as key, ${vendorColumns}
    from party.vendor v where v.tenant_id = ${tenantId} and v.code = any(${[...codes]}::text[])`,
  fields: {
    ...partyFields,
    code: {
      synonyms: ['kode pemasok', 'supplier code', 'vendor no', 'account number'],
      sample: 'PMS-001',
    },
    name: {
      synonyms: ['nama pemasok', 'supplier', 'vendor', 'vendor name'],
      sample: 'CV Sumber Rejeki',
    },
    bankAccount: { synonyms: ['rekening', 'no rekening', 'nomor rekening'] },
    bankAccountHolder: { synonyms: ['atas nama', 'a n', 'account name'] },
  },
  blames: partyBlames,
};
