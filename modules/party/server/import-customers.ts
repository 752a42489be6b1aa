import { sql, type ImportKind } from '@poros/kernel';
import { archiveCustomer } from './archive-customer.ts';
import { changeCreditTerms } from './change-credit-terms.ts';
import { changeCustomer } from './change-customer.ts';
import { createCustomer } from './create-customer.ts';
import { customerColumns, placedCustomers } from './customer.sql.ts';
import { partyBlames, partyFields } from './import-fields.ts';
import { restoreCustomer } from './restore-customer.ts';

/** Customers from a file, known again by their code. */
export const customerImport: ImportKind = {
  name: 'party.customer',
  word: 'party.customers',
  path: '/customers',
  create: createCustomer,
  changes: [changeCustomer, changeCreditTerms],
  archive: archiveCustomer,
  restore: restoreCustomer,
  idField: 'customerId',
  table: 'party.customer',
  key: ['code'],
  stored: (tenantId, codes) => sql`select c.code as key, ${customerColumns}
    from ${placedCustomers} where c.tenant_id = ${tenantId} and c.code = any(${[...codes]}::text[])`,
  fields: {
    ...partyFields,
    code: {
      synonyms: [
        'kode pelanggan',
        'no pelanggan',
        'customer no',
        'account number',
        'customer id',
        'customer key',
        'account',
      ],
      sample: 'PLG-001',
    },
    name: {
      synonyms: ['nama pelanggan', 'customer', 'customer name', 'pelanggan'],
      pieces: [
        'first name',
        'middle name',
        'last name',
        'nama depan',
        'nama tengah',
        'nama belakang',
      ],
      sample: 'PT Maju Bersama',
    },
    nationalId: { synonyms: ['nik', 'ktp'], read: (text) => text.replace(/[\s.-]/g, '') },
    segment: { choices: 'party.segment', synonyms: ['segmen', 'type', 'jenis'] },
    tier: { synonyms: ['tingkat harga', 'golongan', 'grade'] },
    creditLimit: {
      synonyms: ['plafon', 'plafon kredit', 'limit', 'limit kredit'],
      sample: '5000000',
    },
    overdueDaysAllowed: { synonyms: ['toleransi', 'grace days'] },
    language: { synonyms: ['bahasa'] },
    branchId: {
      word: 'party.branch',
      synonyms: ['kantor', 'office'],
      lookup: {
        word: 'party.branch',
        from: 'tenancy.v_branch',
        code: 'code',
        name: 'name',
        where: 'deleted_at is null',
      },
    },
    salespersonId: {
      word: 'party.salesperson',
      synonyms: ['sales', 'salesman', 'wiraniaga', 'penjual'],
      lookup: {
        word: 'party.salesperson',
        from: 'identity.v_user',
        code: 'email',
        name: 'name',
        where: 'is_active',
      },
    },
    latitude: { synonyms: ['lat', 'lintang'] },
    longitude: { synonyms: ['lng', 'long', 'bujur'] },
  },
  blames: {
    ...partyBlames,
    'party.credit_right_missing': 'creditLimit',
    'party.branch_not_yours': 'branchId',
    'party.place_is_half': 'latitude',
    'party.salesperson_not_found': 'salespersonId',
  },
};
