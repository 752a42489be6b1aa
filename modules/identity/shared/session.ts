import {
  Code,
  Currency,
  Email,
  Id,
  Instant,
  Name,
  Page,
  Type,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { DensityWord, Locale, NewPassword, Password, ThemeWord } from './user.ts';
import { ScopeWord } from './scope.ts';

const Place = object({ id: Id, code: Code, name: Name });

/**
 * Everything the web client needs to know of who is here: the person, the place, the rights, the
 * menu.
 */
export const Session = object({
  user: object({
    id: Id,
    name: Name,
    email: Type.String(),
    language: oneOf(['id', 'en']),
    locale: Locale,
    theme: ThemeWord,
    density: DensityWord,
    letterKeys: Type.Boolean(),
  }),
  tenant: object({ id: Id, code: Code, name: Name, preset: Type.String(), currency: Currency }),
  branch: nullable(Place),
  tenants: Type.Array(object({ id: Id, name: Name })),
  branches: Type.Array(Place),
  permissions: Type.Record(Type.String(), ScopeWord),
  menu: Type.Array(
    object({
      group: Type.String(),
      section: optional(Type.String()),
      path: Type.String(),
      word: Type.String(),
      permission: Type.String(),
    }),
  ),
  /** When this session ends without a sign of life, and when it ends in any case. */
  limits: nullable(object({ idleSeconds: Type.Integer(), expiresAt: Instant })),
});
export type Session = Static<typeof Session>;

/** `newPassword` is asked for when the password was set by someone else or has expired. */
export const SignIn = object({
  login: Type.String({ minLength: 1, maxLength: 254 }),
  password: Password,
  newPassword: optional(NewPassword),
});
export const SignedOut = object({ signedOut: Type.Boolean() });
export const MovePlace = object({ tenantId: optional(Id), branchId: optional(Id) });

export const DemoLogins = Type.Array(
  object({ login: Email, password: Type.String(), name: Name, role: Type.String(), tenant: Name }),
);

/** What a person signed in with. */
export const SESSION_KINDS = ['browser', 'device'] as const;

const sessionFields = {
  id: Id,
  kind: oneOf(SESSION_KINDS),
  ip: Type.String(),
  userAgent: Type.String(),
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  isCurrent: Type.Boolean(),
};
export const OpenSession = object({
  ...sessionFields,
  userId: Id,
  userName: Name,
  branchName: Name,
});
export type OpenSession = Static<typeof OpenSession>;
export const OpenSessionPage = Page(OpenSession);
export const ListSessions = object({
  ...listInput,
  userId: optional(Id),
  branchId: optional(Id),
  kind: optional(oneOf(SESSION_KINDS)),
});

export const MySession = object({ ...sessionFields, branchName: Name });
export type MySession = Static<typeof MySession>;
export const ListMySessions = object({});
export const MySessions = object({ rows: Type.Array(MySession) });

/** What the one who is signed out reads at the log-in. */
const EndReason = Type.String({ minLength: 1, maxLength: 200, description: 'Why' });
export const RevokeSession = object({ sessionId: Id, reason: optional(EndReason) });
export const SignOutUser = object({ userId: Id, reason: optional(EndReason) });
export const SignedOutUser = object({ id: Id, sessions: Type.Integer() });
export const Revoked = object({ id: Id });

/** Why the session of this browser is over, when somebody else ended it. */
export const EndedSession = object({
  ended: nullable(
    object({ at: Instant, byName: nullable(Type.String()), note: nullable(Type.String()) }),
  ),
});
