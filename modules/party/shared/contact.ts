import {
  Email,
  Id,
  Name,
  Type,
  Version,
  nullable,
  object,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { Phone } from './fields.ts';

const fields = {
  name: Name,
  position: Type.String({ maxLength: 100 }),
  phone: Phone,
  email: nullable(Email),
};

/** A person at a customer or a vendor. */
export const Contact = object({ id: Id, ...fields, version: Type.Integer() });
export type Contact = Static<typeof Contact>;

const given = { ...Type.Partial(object(fields)).properties, id: optional(Id), name: Name };
const seen = { contactId: Id, version: Version };
export const CreateCustomerContact = object({ customerId: Id, ...given });
export const ChangeCustomerContact = object({ customerId: Id, ...seen, ...fields });
export const ArchiveCustomerContact = object({ customerId: Id, ...seen });
export const CreateVendorContact = object({ vendorId: Id, ...given });
export const ChangeVendorContact = object({ vendorId: Id, ...seen, ...fields });
export const ArchiveVendorContact = object({ vendorId: Id, ...seen });
