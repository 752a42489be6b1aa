import {
  Id,
  Page,
  Type,
  Version,
  listInput,
  object,
  optional,
  type Static,
} from '@poros/kernel/shared';

export const UnitCode = Type.String({ pattern: '^[A-Z0-9]{1,10}$', description: 'PCS, BOX, KG' });
const fields = {
  nameId: Type.String({ minLength: 1, maxLength: 60 }),
  nameEn: Type.String({ minLength: 1, maxLength: 60 }),
  decimals: Type.Integer({ minimum: 0, maximum: 6 }),
};

export const Unit = object({ id: Id, code: UnitCode, ...fields, version: Type.Integer() });
export type Unit = Static<typeof Unit>;

export const CreateUnit = object({ id: optional(Id), code: UnitCode, ...fields });
export const ChangeUnit = object({ unitId: Id, version: Version, ...fields });
export const ArchiveUnit = object({ unitId: Id, version: Version });
export const ListUnits = object({ ...listInput });
export const UnitPage = Page(Unit);
