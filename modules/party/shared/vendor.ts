import {
  Code,
  Currency,
  Email,
  Id,
  Name,
  Page,
  PercentText,
  Type,
  Version,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { Contact } from './contact.ts';
import { Address, City, PaymentTermsDays, Phone, TaxId } from './fields.ts';

const profile = {
  name: Name,
  legalName: Type.String({ maxLength: 200 }),
  taxId: nullable(TaxId),
  address: Address,
  city: City,
  phone: Phone,
  email: nullable(Email),
  bankName: Type.String({ maxLength: 100 }),
  bankAccount: Type.String({ pattern: '^[0-9A-Za-z .-]{0,40}$', description: 'Account number' }),
  bankAccountHolder: Type.String({ maxLength: 200 }),
  paymentTermsDays: PaymentTermsDays,
  currency: Currency,
};
/** Percent; null while there is nothing to judge by. */
const scores = { otdScore: nullable(PercentText), qualityScore: nullable(PercentText) };

export const Vendor = object({
  id: Id,
  code: Code,
  ...profile,
  ...scores,
  isArchived: Type.Boolean(),
  version: Type.Integer(),
});
export type Vendor = Static<typeof Vendor>;
export const VendorRecord = object({ ...Vendor.properties, contacts: Type.Array(Contact) });
export type VendorRecord = Static<typeof VendorRecord>;

export const CreateVendor = object({
  ...Type.Partial(object({ ...profile, ...scores })).properties,
  id: optional(Id),
  code: Code,
  name: Name,
});
export type CreateVendor = Static<typeof CreateVendor>;
export const ChangeVendor = object({ vendorId: Id, version: Version, ...profile });
export const ChangeVendorScores = object({ vendorId: Id, version: Version, ...scores });
export const ArchiveVendor = object({ vendorId: Id, version: Version });
export const RestoreVendor = object({ vendorId: Id, version: Version });
export const ListVendors = object({
  ...listInput,
  status: optional(oneOf(['active', 'archived'])),
});
export const VendorPage = Page(Vendor);
export const GetVendor = object({ vendorId: Id });
