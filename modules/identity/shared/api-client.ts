import {
  Code,
  DateOn,
  Id,
  Instant,
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

const Ids = Type.Array(Id, { maxItems: 500, uniqueItems: true });

/** An address or a network: 10.1.2.3, 10.1.0.0/16, 2001:db8::/32. */
export const Network = Type.String({
  pattern: '^[0-9a-fA-F:.]{2,45}(/[0-9]{1,3})?$',
  description: 'An address or a network: 10.1.2.3 or 10.1.0.0/16',
});
const Networks = Type.Array(Network, { maxItems: 50, uniqueItems: true });

/** What a program is given: rights by its roles, places, and when and from where it may come. */
const access = {
  name: Name,
  roleIds: Ids,
  hasAllBranches: optional(Type.Boolean()),
  branchIds: optional(Ids),
  /** The last day on which it is let in; none means until someone ends it. */
  expiresOn: optional(nullable(DateOn)),
  /** From where it may come; empty means from anywhere. */
  networks: optional(Networks),
};
export const CreateApiClient = object({ id: optional(Id), ...access });
export const CreatedApiClient = object({ id: Id, version: Type.Integer() });
export const ChangeApiClient = object({ apiClientId: Id, version: Version, ...access });
export const ArchiveApiClient = object({ apiClientId: Id, version: Version });

/** Where a program stands: comes and goes, waits for its first secret, is over, was ended. */
export const CLIENT_STATES = ['active', 'no_secret', 'expired', 'archived'] as const;

const clientFields = {
  id: Id,
  name: Name,
  state: oneOf(CLIENT_STATES),
  isActive: Type.Boolean(),
  roles: Type.Array(object({ id: Id, code: Code, nameId: Name, nameEn: Name })),
  hasAllBranches: Type.Boolean(),
  expiresOn: nullable(DateOn),
  networks: Type.Array(Type.String()),
  secretIssuedAt: nullable(Instant),
  lastSignedInAt: nullable(Instant),
  lastUsedAt: nullable(Instant),
  openSessions: Type.Integer(),
  version: Type.Integer(),
};
export const ListApiClients = object({ ...listInput, state: optional(oneOf(CLIENT_STATES)) });
export const ApiClientRow = object(clientFields);
export type ApiClientRow = Static<typeof ApiClientRow>;
export const ApiClientPage = Page(ApiClientRow);

export const GetApiClient = object({ apiClientId: Id });
export const ApiClient = object({
  ...clientFields,
  /** What the program calls itself when it asks for tokens; no secret. */
  clientId: Type.String(),
  branches: Type.Array(object({ id: Id, code: Code, name: Name })),
  createdAt: Instant,
});
export type ApiClient = Static<typeof ApiClient>;

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
