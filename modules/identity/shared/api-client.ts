import {
  Id,
  Instant,
  Name,
  Page,
  Type,
  Version,
  listInput,
  nullable,
  object,
  optional,
  type Static,
} from '@poros/kernel/shared';

const Ids = Type.Array(Id, { maxItems: 500, uniqueItems: true });

export const CreateApiClient = object({
  id: optional(Id),
  name: Name,
  roleIds: Ids,
  hasAllBranches: optional(Type.Boolean()),
  branchIds: optional(Ids),
});
export const CreatedApiClient = object({ id: Id, version: Type.Integer() });
export const ArchiveApiClient = object({ apiClientId: Id, version: Version });
export const ListApiClients = object({ ...listInput });
export const ApiClient = object({
  id: Id,
  name: Name,
  isActive: Type.Boolean(),
  secretIssuedAt: nullable(Instant),
  lastSignedInAt: nullable(Instant),
  version: Type.Integer(),
});
export type ApiClient = Static<typeof ApiClient>;
export const ApiClientPage = Page(ApiClient);

export const IssueSecret = object({ apiClientId: Id });
/** The only moment the secret is seen; the server keeps its hash. */
export const IssuedSecret = object({ clientId: Type.String(), clientSecret: Type.String() });

export const IssueTokens = object({
  clientId: Type.String({ minLength: 1, maxLength: 200 }),
  clientSecret: Type.String({ minLength: 1, maxLength: 200, secret: true }),
});
export const RefreshTokens = object({
  refreshToken: Type.String({ minLength: 1, maxLength: 200, secret: true }),
});
export const Tokens = object({
  accessToken: Type.String(),
  tokenType: Type.Literal('Bearer'),
  expiresIn: Type.Integer({ description: 'Seconds' }),
  refreshToken: Type.String(),
});
export type Tokens = Static<typeof Tokens>;
