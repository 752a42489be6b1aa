import type { QueryCtx } from '@poros/kernel';
import { nameKey } from '../shared/name-key.ts';

/**
 * What follows from a name and a tax number: the key that finds the same firm entered twice, and
 * the claim that makes the tax number unique where the tenant's setting wants it so.
 */
export function identityColumns(ctx: QueryCtx, name: string, taxId: string | null) {
  const isUnique = ctx.config<boolean>('party.unique_tax_id');
  return { name, name_key: nameKey(name), tax_id: taxId, tax_id_claim: isUnique ? taxId : null };
}
