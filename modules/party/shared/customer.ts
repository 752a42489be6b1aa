import {
  Code,
  Currency,
  Email,
  Id,
  Name,
  Note,
  Page,
  PriceText,
  Type,
  Version,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { CustomerAddress } from './customer-address.ts';
import { Contact } from './contact.ts';
import {
  Address,
  City,
  Coordinate,
  NationalId,
  OverdueDays,
  PaymentTermsDays,
  Phone,
  TaxId,
  Tier,
} from './fields.ts';
import { SEGMENTS } from './segment.ts';

/** Everything about a customer that its salesperson may write. */
const profile = {
  name: Name,
  legalName: Type.String({ maxLength: 200 }),
  taxId: nullable(TaxId),
  nationalId: nullable(NationalId),
  address: Address,
  city: City,
  phone: Phone,
  email: nullable(Email),
  segment: oneOf(SEGMENTS),
  tier: Tier,
  currency: Currency,
  language: oneOf(['id', 'en']),
  branchId: nullable(Id),
  salespersonId: nullable(Id),
  latitude: nullable(Coordinate),
  longitude: nullable(Coordinate),
};

/** How much a customer may owe, and for how long; a right of its own. */
const creditTerms = {
  creditLimit: PriceText,
  paymentTermsDays: PaymentTermsDays,
  /** Null: as the tenant's setting says. */
  overdueDaysAllowed: nullable(OverdueDays),
};

const standing = { isOnHold: Type.Boolean(), holdReason: nullable(Type.String()) };

export const Customer = object({
  id: Id,
  code: Code,
  ...profile,
  ...creditTerms,
  ...standing,
  branchName: nullable(Type.String()),
  salespersonName: nullable(Type.String()),
  isArchived: Type.Boolean(),
  version: Type.Integer(),
});
export type Customer = Static<typeof Customer>;

/** A customer with everything that hangs on it. */
export const CustomerRecord = object({
  ...Customer.properties,
  addresses: Type.Array(CustomerAddress),
  contacts: Type.Array(Contact),
});
export type CustomerRecord = Static<typeof CustomerRecord>;

export const CustomerRow = object({
  id: Id,
  code: Code,
  name: Name,
  city: City,
  phone: Phone,
  segment: oneOf(SEGMENTS),
  tier: Tier,
  creditLimit: PriceText,
  paymentTermsDays: Type.Integer(),
  currency: Currency,
  branchId: nullable(Id),
  branchName: nullable(Type.String()),
  salespersonId: nullable(Id),
  salespersonName: nullable(Type.String()),
  isOnHold: Type.Boolean(),
  version: Type.Integer(),
});
export type CustomerRow = Static<typeof CustomerRow>;

export const CreateCustomer = object({
  ...Type.Partial(object({ ...profile, ...creditTerms })).properties,
  id: optional(Id),
  code: Code,
  name: Name,
});
export type CreateCustomer = Static<typeof CreateCustomer>;

/** What is left out stays. */
export const ChangeCustomer = object({
  customerId: Id,
  version: Version,
  ...Type.Partial(object(profile)).properties,
});
export const ChangeCreditTerms = object({
  customerId: Id,
  version: Version,
  ...Type.Partial(object(creditTerms)).properties,
});
export const HoldCustomer = object({
  customerId: Id,
  version: Version,
  reason: Type.String({ minLength: 3, maxLength: 500 }),
});
export const ReleaseCustomer = object({ customerId: Id, version: Version, note: optional(Note) });
export const ArchiveCustomer = object({ customerId: Id, version: Version });
export const RestoreCustomer = object({ customerId: Id, version: Version });

export const ListCustomers = object({
  ...listInput,
  segment: optional(oneOf(SEGMENTS)),
  tier: optional(Tier),
  branchId: optional(Id),
  salespersonId: optional(Id),
  status: optional(oneOf(['active', 'on_hold', 'archived'])),
});
export const CustomerPage = Page(CustomerRow);
export const ListSalespeople = object({ ...listInput });
export const SalespersonPage = Page(object({ id: Id, name: Type.String() }));
export const GetCustomer = object({ customerId: Id });

/** Asked while a customer is being entered, so that nobody is entered twice. */
export const FindSimilar = object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  taxId: optional(TaxId),
  exceptId: optional(Id),
});
export const SimilarParties = object({
  rows: Type.Array(
    object({
      id: Id,
      code: Code,
      name: Name,
      city: City,
      sharesName: Type.Boolean(),
      sharesTaxId: Type.Boolean(),
    }),
  ),
});
