import {
  Code,
  Id,
  Name,
  Page,
  Type,
  Version,
  listInput,
  nullable,
  object,
  optional,
} from '@poros/kernel/shared';

export const Department = object({
  id: Id,
  code: Code,
  name: Name,
  parentId: nullable(Id),
  parentName: nullable(Type.String()),
  version: Type.Integer(),
});
export const CreateDepartment = object({
  id: optional(Id),
  code: Code,
  name: Name,
  parentId: optional(Id),
});
export const ChangeDepartment = object({
  departmentId: Id,
  version: Version,
  name: Name,
  parentId: nullable(Id),
});
export const ArchiveDepartment = object({ departmentId: Id, version: Version });
export const ListDepartments = object({ ...listInput, departmentId: optional(Id) });
export const DepartmentPage = Page(Department);
