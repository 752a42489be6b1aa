import type { Module } from '@poros/kernel';
import { PriceText, Type, object, oneOf } from '@poros/kernel/shared';
import { getPrintPdf } from './server/get-print-pdf.ts';
import { getPrint } from './server/get-print.ts';
import { getVerification } from './server/get-verification.ts';
import { listCopies } from './server/list-copies.ts';
import { previewDocuments } from './server/preview-documents.ts';
import { printDocuments } from './server/print-documents.ts';
import { PAPER_LANGUAGES } from './shared/print.ts';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

const Line = Type.String({ maxLength: 200 });
/** A picture in the setting itself: what is printed must not depend on a file elsewhere. */
const Logo = Type.String({
  pattern: '^(data:image/(png|jpeg|webp);base64,[A-Za-z0-9+/=]+)?$',
  maxLength: 200_000,
});

export const paper: Module = {
  name: 'paper',
  depends: ['tenancy', 'identity'],
  operations: [previewDocuments, printDocuments, getPrint, listCopies],
  endpoints: [getPrintPdf, getVerification],
  refusals,
  permissions: [],
  menu: [
    {
      group: 'admin',
      section: 'company',
      path: '/admin/letterhead',
      word: 'paper.letterhead',
      permission: 'admin.config.read',
    },
  ],
  config: [
    { key: 'paper.language', schema: oneOf(['customer', ...PAPER_LANGUAGES]), default: 'customer' },
    { key: 'paper.contact', schema: Line, default: '' },
    { key: 'paper.logo', schema: Logo, default: '' },
    {
      key: 'paper.bank_accounts',
      schema: Type.Array(
        object({ bank: Line, number: Type.String({ maxLength: 40 }), holder: Line }),
        { maxItems: 5 },
      ),
      default: [],
    },
    {
      key: 'paper.public_url',
      schema: Type.String({ pattern: '^(https?://[A-Za-z0-9.:-]{1,200})?$' }),
      default: '',
    },
    { key: 'paper.stamp_duty_above', schema: PriceText, default: '5000000' },
    {
      key: 'paper.quotation_days',
      schema: Type.Integer({ minimum: 1, maximum: 365 }),
      default: 14,
    },
  ],
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
