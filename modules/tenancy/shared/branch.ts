import {
  Code,
  Id,
  Name,
  Type,
  Version,
  listInput,
  nullable,
  object,
  optional,
  Page,
  type Static,
} from '@poros/kernel/shared';

const Coordinate = Type.String({
  pattern: '^-?\\d{1,3}(\\.\\d{1,6})?$',
  description: 'Decimal degrees',
});

const branchFields = {
  code: Code,
  numberCode: Type.String({
    pattern: '^[A-Z0-9]{0,6}$',
    description: 'Part of document numbers, empty for the main branch',
  }),
  name: Name,
  address: Type.String({ maxLength: 500 }),
  city: Type.String({ maxLength: 100 }),
  latitude: nullable(Coordinate),
  longitude: nullable(Coordinate),
};

export const Branch = object({
  id: Id,
  companyId: Id,
  ...branchFields,
  isMain: Type.Boolean(),
  version: Type.Integer(),
});
export type Branch = Static<typeof Branch>;

export const CreateBranch = object({
  id: optional(Id),
  code: branchFields.code,
  numberCode: branchFields.numberCode,
  name: branchFields.name,
  address: optional(branchFields.address),
  city: optional(branchFields.city),
  latitude: optional(branchFields.latitude),
  longitude: optional(branchFields.longitude),
});
export const ChangeBranch = object({
  branchId: Id,
  version: Version,
  name: branchFields.name,
  address: branchFields.address,
  city: branchFields.city,
  latitude: optional(branchFields.latitude),
  longitude: optional(branchFields.longitude),
});
export const ArchiveBranch = object({ branchId: Id, version: Version });
export const ListBranches = object({ ...listInput, branchId: optional(Id) });
export const BranchPage = Page(Branch);
