import { sql, type ImportKind } from '@poros/kernel';
import { accountColumns } from './account.sql.ts';
import { archiveAccount } from './archive-account.ts';
import { changeAccount } from './change-account.ts';
import { createAccount } from './create-account.ts';
import { restoreAccount } from './restore-account.ts';

/** A chart of accounts from a file, headings and what stands below them in any order. */
export const accountImport: ImportKind = {
  name: 'finance.account',
  word: 'finance.accounts',
  path: '/accounts',
  create: createAccount,
  changes: [changeAccount],
  archive: archiveAccount,
  restore: restoreAccount,
  idField: 'accountId',
  table: 'finance.account',
  parts: ['finance.account_dimension'],
  isOrdered: true,
  key: ['code'],
  stored: (tenantId, codes) => sql`select a.code as key, ${accountColumns},
      a.deleted_at is not null as "isArchived"
    from finance.account a where a.tenant_id = ${tenantId} and a.code = any(${[...codes]}::text[])`,
  fields: {
    code: { synonyms: ['kode akun', 'no akun', 'account no', 'account code'], sample: '6-1100' },
    nameId: { word: 'finance.name_id', synonyms: ['nama akun', 'nama'], sample: 'Beban listrik' },
    nameEn: { word: 'finance.name_en', synonyms: ['account name', 'name'], sample: 'Electricity' },
    type: { choices: 'finance.type', synonyms: ['tipe', 'jenis', 'account type'] },
    parentId: {
      word: 'finance.parent',
      synonyms: ['induk', 'akun induk', 'parent', 'header', 'heading'],
      lookup: {
        word: 'finance.account',
        from: 'finance.account',
        code: 'code',
        name: 'name_id',
        where: 'deleted_at is null',
      },
    },
    isPostable: { word: 'finance.is_postable', synonyms: ['detail', 'postable'] },
  },
  blames: {
    'finance.code_taken': 'code',
    'finance.parent_not_heading': 'parentId',
    'finance.account_type_differs': 'type',
    'finance.account_under_itself': 'parentId',
  },
};
