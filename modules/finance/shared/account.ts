import {
  Code,
  Id,
  MoneyText,
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

export const ACCOUNT_TYPES = ['asset', 'liability', 'equity', 'income', 'cost'] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

/** Accounts that the modules post to by meaning; every chart has one account for each. */
export const SYSTEM_KEYS = [
  'cash',
  'bank',
  'card_clearing',
  'receivable',
  'inventory',
  'stock_in_transit',
  'work_in_progress',
  'ppn_in',
  'pph_prepaid',
  'inter_branch',
  'payable',
  'gr_ir',
  'ppn_out',
  'pph_payable',
  'deposits',
  'layaway_liability',
  'loyalty_liability',
  'opening_equity',
  'retained_earnings',
  'sales_revenue',
  'service_revenue',
  'rental_revenue',
  'sales_discount',
  'sales_return',
  'cost_of_sales',
  'price_variance',
  'production_variance',
  'stock_adjustment',
  'freight_cost',
  'supplies_cost',
  'maintenance_cost',
  'loyalty_cost',
  'bad_debt',
  'cash_over_short',
  'rounding',
  'exchange_gain_loss',
] as const;
export type SystemKey = (typeof SYSTEM_KEYS)[number];

/** What a journal line carries. Every line has a branch; the others follow the account's rule. */
export const DIMENSIONS = ['branch', 'department', 'project', 'equipment'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const DIMENSION_RULES = ['required', 'optional', 'forbidden'] as const;
export type DimensionRule = (typeof DIMENSION_RULES)[number];

/** Which dimensions the account demands or forbids; one that is left out may be given. */
export const DimensionRules = object({
  department: optional(oneOf(DIMENSION_RULES)),
  project: optional(oneOf(DIMENSION_RULES)),
  equipment: optional(oneOf(DIMENSION_RULES)),
});
export type DimensionRules = Static<typeof DimensionRules>;

export const Account = object({
  id: Id,
  code: Code,
  nameId: Name,
  nameEn: Name,
  type: oneOf(ACCOUNT_TYPES),
  parentId: nullable(Id),
  isPostable: Type.Boolean(),
  isControl: Type.Boolean(),
  systemKey: nullable(oneOf(SYSTEM_KEYS)),
  dimensions: DimensionRules,
  version: Type.Integer(),
});
export type Account = Static<typeof Account>;

export const CreateAccount = object({
  id: optional(Id),
  code: Code,
  nameId: Name,
  nameEn: Name,
  type: oneOf(ACCOUNT_TYPES),
  parentId: optional(Id),
  isPostable: optional(Type.Boolean()),
  dimensions: optional(DimensionRules),
});
export const ChangeAccount = object({
  accountId: Id,
  version: Version,
  code: Code,
  nameId: Name,
  nameEn: Name,
  parentId: nullable(Id),
  dimensions: DimensionRules,
});
export const ArchiveAccount = object({ accountId: Id, version: Version });
export const RestoreAccount = object({ accountId: Id, version: Version });
export const ListAccounts = object({
  ...listInput,
  type: optional(oneOf(ACCOUNT_TYPES)),
  /** Only those a person may post to by hand. */
  isPostable: optional(Type.Boolean()),
  /** Only accounts that money is paid into. */
  isMoney: optional(Type.Boolean()),
});
export const AccountPage = Page(Account);

export const GetChart = object({});
/**
 * The whole chart in the order of its codes, each account with its depth and what stands on it
 * today.
 */
export const Chart = object({
  rows: Type.Array(
    Type.Composite([Account, object({ depth: Type.Integer(), balance: MoneyText })], {
      additionalProperties: false,
    }),
  ),
});
