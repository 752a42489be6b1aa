import {
  Code,
  Id,
  Name,
  Page,
  Type,
  Version,
  listInput,
  object,
  optional,
} from '@poros/kernel/shared';

export const Project = object({ id: Id, code: Code, name: Name, version: Type.Integer() });
export const CreateProject = object({ id: optional(Id), code: Code, name: Name });
export const ChangeProject = object({ projectId: Id, version: Version, name: Name });
export const ArchiveProject = object({ projectId: Id, version: Version });
export const ListProjects = object({ ...listInput });
export const ProjectPage = Page(Project);
