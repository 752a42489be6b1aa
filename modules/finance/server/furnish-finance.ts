import type { Ctx, InsertRow } from '@poros/kernel';
import type { EventMap } from '@poros/kernel/shared';
import { DIMENSIONS } from '../shared/account.ts';
import { chartOf, dimensionsOf } from './chart-of.ts';
import taxes from './charts/taxes.json' with { type: 'json' };

/**
 * Gives a new tenant its chart of accounts, dimensions, taxes, and the months of last, this and
 * next year.
 */
export async function furnishFinance(
  ctx: Ctx,
  tenant: EventMap['tenancy.tenant_created'],
): Promise<void> {
  const used = dimensionsOf(tenant.preset);
  ctx.insert(
    'finance.dimension',
    DIMENSIONS.map((code) => ({ code, ...DIMENSION_NAMES[code], is_used: used.includes(code) })),
  );
  insertChart(ctx, tenant);
  ctx.insert(
    'finance.tax_rule',
    [...taxes.indonesia, ...(tenant.currency === 'PGK' ? taxes.papuaNewGuinea : [])]
      .filter((rule, index, all) => all.findIndex((one) => sameRule(one, rule)) === index)
      .map((rule) => ({
        id: ctx.newId(),
        code: rule.code,
        valid_from: rule.validFrom,
        name_id: rule.nameId,
        name_en: rule.nameEn,
        rate_bp: rule.rateBp,
        base_numerator: rule.baseNumerator,
        base_denominator: rule.baseDenominator,
        is_included: rule.isIncluded,
        basis: rule.basis,
      })),
  );
  const year = Number(ctx.today.slice(0, 4));
  ctx.insert(
    'finance.period',
    [year - 1, year, year + 1].flatMap((one) => monthsOf(ctx, one)),
  );
}

const DIMENSION_NAMES = {
  branch: { name_id: 'Cabang', name_en: 'Branch' },
  department: { name_id: 'Departemen', name_en: 'Department' },
  project: { name_id: 'Proyek', name_en: 'Project' },
  equipment: { name_id: 'Alat', name_en: 'Equipment' },
} as const;

interface DatedRule {
  readonly code: string;
  readonly validFrom: string;
}
const sameRule = (one: DatedRule, other: DatedRule) =>
  one.code === other.code && one.validFrom === other.validFrom;

function insertChart(ctx: Ctx, { preset }: EventMap['tenancy.tenant_created']): void {
  const accounts = chartOf(preset);
  const ids = new Map(accounts.map((account) => [account.code, ctx.newId()]));
  const idOf = (code: string) => ids.get(code) ?? '';
  ctx.insert(
    'finance.account',
    accounts.map((account): InsertRow<'finance.account'> => ({
      id: idOf(account.code),
      code: account.code,
      name_id: account.nameId,
      name_en: account.nameEn,
      type: account.type,
      parent_id: account.under ? idOf(account.under) : null,
      is_postable: !account.isHeading,
      is_control: account.isControl ?? false,
      system_key: account.key,
    })),
  );
  ctx.insert(
    'finance.account_dimension',
    accounts.flatMap((account) =>
      Object.entries(account.dimensions ?? {}).map(([dimension, rule]) => ({
        account_id: idOf(account.code),
        dimension,
        rule,
      })),
    ),
  );
}

/** The twelve months of a year, open. */
export function monthsOf(ctx: Ctx, year: number): InsertRow<'finance.period'>[] {
  return Array.from({ length: 12 }, (_, index) => ({
    id: ctx.newId(),
    starts_on: `${year}-${String(index + 1).padStart(2, '0')}-01`,
  }));
}
