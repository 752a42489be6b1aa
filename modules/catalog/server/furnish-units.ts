import type { Ctx, EventMap } from '@poros/kernel';
import { STANDARD_UNITS } from '../shared/standard-units.ts';

/** A new tenant begins with the usual units, so that its first item has one to be counted in. */
export async function furnishUnits(
  ctx: Ctx,
  _tenant: EventMap['tenancy.tenant_created'],
): Promise<void> {
  ctx.insert(
    'catalog.unit',
    STANDARD_UNITS.map(([code, nameId, nameEn, decimals]) => ({
      id: ctx.newId(),
      code,
      name_id: nameId,
      name_en: nameEn,
      decimals,
    })),
  );
}
