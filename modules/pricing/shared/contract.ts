import {
  Code,
  Currency,
  DateOn,
  Id,
  Name,
  Page,
  Type,
  Version,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { listPricesInput, priceChanges } from './price-row.ts';

const term = { validFrom: DateOn, validTo: nullable(DateOn) };

/** Prices agreed with one customer for a time. */
export const Contract = object({
  id: Id,
  code: Code,
  name: Name,
  customerId: Id,
  customerName: Type.String(),
  currency: Currency,
  ...term,
  priceCount: Type.Integer(),
  version: Type.Integer(),
});
export type Contract = Static<typeof Contract>;

export const CreateContract = object({
  id: optional(Id),
  code: Code,
  name: Name,
  customerId: Id,
  /** Left out: the customer's currency. */
  currency: optional(Currency),
  validFrom: DateOn,
  validTo: optional(DateOn),
});
export const ChangeContract = object({ contractId: Id, version: Version, name: Name, ...term });
export const ArchiveContract = object({ contractId: Id, version: Version });
export const ListContracts = object({
  ...listInput,
  customerId: optional(Id),
  status: optional(oneOf(['active', 'archived'])),
});
export const ContractPage = Page(Contract);
export const GetContract = object({ contractId: Id });

export const ListContractPrices = object({ contractId: Id, ...listPricesInput });
export const ChangeContractPrices = object({ contractId: Id, ...priceChanges });
