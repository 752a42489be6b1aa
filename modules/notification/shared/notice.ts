import {
  Cursor,
  Id,
  Instant,
  Limit,
  Search,
  Type,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';

const PACES = ['off', 'at_once', 'hourly', 'daily'] as const;
const TimeOfDay = Type.String({
  pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
  description: 'HH:MM, 24 hours',
});

export const NoticeRow = object({
  id: Id,
  kind: Type.String(),
  /** What fills the kind's sentence. */
  details: Type.Record(Type.String(), Type.String()),
  label: Type.String(),
  path: Type.String(),
  noticedAt: Instant,
  readAt: nullable(Instant),
});
export type NoticeRow = Static<typeof NoticeRow>;

export const ListNotices = object({
  after: optional(Cursor),
  limit: optional(Limit),
  search: optional(Search),
  isUnread: optional(Type.Boolean()),
  module: optional(Type.String({ pattern: '^[a-z]+$', maxLength: 40 })),
});
export const NoticeList = object({
  rows: Type.Array(NoticeRow),
  next: nullable(Type.String()),
  total: Type.Integer(),
});

export const CountNotices = object({});
export const NoticeCount = object({ unread: Type.Integer() });

export const MarkNotices = object({
  /** Which; all of the own ones when left out. */
  noticeIds: optional(Type.Array(Id, { minItems: 1, maxItems: 200 })),
  isRead: Type.Boolean(),
});
export const NoticesMarked = object({ marked: Type.Integer() });

export const Preference = object({
  kind: Type.String({ maxLength: 80 }),
  isShown: Type.Boolean(),
  email: oneOf(PACES),
  isPushed: Type.Boolean(),
});
export const GetOwnPreferences = object({});
export const OwnPreferences = object({
  kinds: Type.Array(Preference),
  quietFrom: nullable(Type.String()),
  quietTo: nullable(Type.String()),
  dailyAt: Type.String(),
  /** Whether e-mail can leave at all; without a server the choice does nothing yet. */
  hasMailServer: Type.Boolean(),
  email: Type.String(),
  browsers: Type.Array(
    object({ id: Id, device: Type.String(), createdAt: Instant, endpoint: Type.String() }),
  ),
});
export const SetOwnPreferences = object({
  kinds: Type.Array(Preference, { maxItems: 200 }),
  quietFrom: nullable(TimeOfDay),
  quietTo: nullable(TimeOfDay),
  dailyAt: TimeOfDay,
});
export const Done = object({ isDone: Type.Boolean() });

export const CreateSubscription = object({
  id: optional(Id),
  endpoint: Type.String({ pattern: '^https?://', maxLength: 1_000 }),
  publicKey: Type.String({ pattern: '^[A-Za-z0-9_-]{87}=?$', description: 'P-256 point' }),
  authSecret: Type.String({ pattern: '^[A-Za-z0-9_-]{22}(==)?$', description: '16 bytes' }),
  device: Type.String({ maxLength: 200 }),
});
export const ArchiveSubscription = object({ subscriptionId: Id });

export const GetMailServer = object({});
export const MailServer = object({
  host: Type.String(),
  port: Type.Integer(),
  security: oneOf(['none', 'starttls', 'tls']),
  username: Type.String(),
  /** The password itself is never answered. */
  hasPassword: Type.Boolean(),
  sender: Type.String(),
  address: Type.String(),
  version: Type.Integer(),
});
export const SetMailServer = object({
  host: Type.String({ pattern: '^[A-Za-z0-9.-]+$', maxLength: 253 }),
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  security: oneOf(['none', 'starttls', 'tls']),
  username: Type.String({ maxLength: 200 }),
  /** Left out, the kept one stays. */
  password: optional(Type.String({ maxLength: 500, secret: true })),
  sender: Type.String({ minLength: 3, maxLength: 300 }),
  address: Type.String({ pattern: '^https?://[^\\s]+$', maxLength: 300 }),
  version: Type.Integer({ minimum: 0, description: '0 for the first time' }),
});
export const SendTestEmail = object({});
export const TestEmail = object({ to: Type.String() });
