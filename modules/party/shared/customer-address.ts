import {
  Id,
  Name,
  Type,
  Version,
  nullable,
  object,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { City, Coordinate, Phone } from './fields.ts';

const fields = {
  label: Name,
  recipient: Type.String({ maxLength: 200 }),
  address: Type.String({ minLength: 1, maxLength: 500 }),
  city: City,
  postalCode: Type.String({ maxLength: 10 }),
  phone: Phone,
  latitude: nullable(Coordinate),
  longitude: nullable(Coordinate),
  isDefault: Type.Boolean(),
};

/** A place where a customer's goods go. */
export const CustomerAddress = object({ id: Id, ...fields, version: Type.Integer() });
export type CustomerAddress = Static<typeof CustomerAddress>;

export const CreateCustomerAddress = object({
  ...Type.Partial(object(fields)).properties,
  customerId: Id,
  id: optional(Id),
  label: fields.label,
  address: fields.address,
});
export const ChangeCustomerAddress = object({
  customerId: Id,
  addressId: Id,
  version: Version,
  ...fields,
});
export const ArchiveCustomerAddress = object({ customerId: Id, addressId: Id, version: Version });
