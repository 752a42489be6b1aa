import {
  Currency,
  Cursor,
  DateOn,
  Id,
  Instant,
  Limit,
  MoneyText,
  Note,
  PriceText,
  Search,
  Type,
  Version,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { VERDICTS } from './events.ts';

const STATUSES = ['open', 'approved', 'declined', 'sent_back', 'withdrawn'] as const;
const named = nullable(Type.String());

export const RequestRow = object({
  id: Id,
  kind: Type.String(),
  /** Key of the kind's name. */
  word: Type.String(),
  entity: Type.String(),
  entityId: Id,
  topic: Type.String(),
  label: Type.String(),
  path: Type.String(),
  amount: nullable(MoneyText),
  currency: nullable(Currency),
  askedBy: Id,
  askedByName: named,
  askedAt: Instant,
  dueAt: Instant,
  reason: Type.String(),
  /** Why it had to be asked, in the reader's language; empty when the kind itself says it. */
  because: Type.String(),
  status: oneOf(STATUSES),
  escalatedAt: nullable(Instant),
  delegatedToName: named,
  decidedAt: nullable(Instant),
  decidedByName: named,
  decidedForName: named,
  decisionReason: Type.String(),
  version: Type.Integer(),
});
export type RequestRow = Static<typeof RequestRow>;

export const VIEWS = ['mine', 'asked', 'decided', 'all'] as const;
export const ListRequests = object({
  view: optional(oneOf(VIEWS)),
  kind: optional(Type.String({ maxLength: 80 })),
  search: optional(Search),
  after: optional(Cursor),
  limit: optional(Limit),
});
export const RequestList = object({
  rows: Type.Array(RequestRow),
  next: nullable(Type.String()),
  total: Type.Integer(),
});

export const CountRequests = object({});
export const RequestCount = object({ waiting: Type.Integer() });

export const GetRequest = object({ requestId: Id });
export const RequestDetail = object({
  ...RequestRow.properties,
  mayDecide: Type.Boolean(),
  whyNot: nullable(oneOf(['own', 'no_right', 'beyond_limit', 'closed'])),
  /** The asker's limit where it is too small. */
  amountMax: nullable(MoneyText),
  canSendBack: Type.Boolean(),
  canDelegate: Type.Boolean(),
  /** Who is asked now, by name. */
  deciders: Type.Array(Type.String()),
  facts: Type.Array(
    object({
      word: Type.String(),
      value: Type.String(),
      look: oneOf(['text', 'money', 'date', 'word']),
      before: optional(Type.String()),
    }),
  ),
  lines: Type.Array(
    object({
      code: Type.String(),
      text: Type.String(),
      quantity: Type.String(),
      unit: Type.String(),
      amount: Type.String(),
    }),
  ),
  choices: Type.Array(object({ id: Id, text: Type.String(), detail: Type.String() })),
});

export const DecideRequest = object({
  requestId: Id,
  version: Version,
  verdict: oneOf(VERDICTS),
  reason: optional(Note),
  choice: optional(Id),
});
export const RequestState = object({ id: Id, status: oneOf(STATUSES), version: Type.Integer() });

export const DelegateRequest = object({
  requestId: Id,
  version: Version,
  userId: Id,
  reason: optional(Note),
});

export const ListColleagues = object({ search: optional(Search) });
export const ColleagueList = object({ rows: Type.Array(object({ id: Id, name: Type.String() })) });

export const CreateStandIn = object({
  id: optional(Id),
  standInId: Id,
  startsOn: DateOn,
  endsOn: DateOn,
  note: optional(Note),
});
export const ArchiveStandIn = object({ standInId: Id, version: Version });
export const ListStandIns = object({});
const StandIn = object({
  id: Id,
  userName: Type.String(),
  standInName: Type.String(),
  startsOn: DateOn,
  endsOn: DateOn,
  note: Type.String(),
  isNow: Type.Boolean(),
  /** Somebody else is away and the asker stands in. */
  isForOther: Type.Boolean(),
  version: Type.Integer(),
});
export const StandInList = object({ rows: Type.Array(StandIn) });

export const ListLimits = object({});
export const LimitList = object({
  rows: Type.Array(
    object({
      kind: Type.String(),
      word: Type.String(),
      roleId: Id,
      roleCode: Type.String(),
      nameId: Type.String(),
      nameEn: Type.String(),
      /** Null: any amount. */
      amountMax: nullable(MoneyText),
    }),
  ),
});
export const SetLimit = object({
  kind: Type.String({ maxLength: 80 }),
  roleId: Id,
  amountMax: nullable(PriceText),
});
export const Done = object({ isDone: Type.Boolean() });

const Right = Type.String({ pattern: '^[a-z_.]+$', maxLength: 100 });
export const FindGrantors = object({ permission: Right });
export const Grantors = object({
  permission: Type.String(),
  code: Type.String(),
  names: Type.Array(Type.String()),
  /** The own request that is still open, if there is one. */
  askedAt: nullable(Instant),
});
export const SubmitAccessRequest = object({
  permission: Right,
  reason: Type.String({ minLength: 3, maxLength: 500 }),
});
