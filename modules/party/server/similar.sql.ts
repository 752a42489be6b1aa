import { sql, type InputOf, type OutputOf, type QueryCtx, type Sql } from '@poros/kernel';
import type { FindSimilar, SimilarParties } from '../shared/customer.ts';
import { nameKey } from '../shared/name-key.ts';

type Similar = OutputOf<{ output: typeof SimilarParties }>;

/**
 * Parties of one table that share the normalised name or the tax number. Beyond the caller's reach
 * too: whoever enters a party must learn that it exists, and sees no more of it than code, name and
 * city.
 */
export async function similarParties(
  ctx: QueryCtx,
  table: Sql,
  { name, taxId, exceptId }: InputOf<{ input: typeof FindSimilar }>,
): Promise<Similar> {
  const key = nameKey(name);
  const rows = await ctx.read<Similar['rows'][number]>(sql`
    select p.id, p.code, p.name, p.city, p.name_key = ${key} as "sharesName",
      coalesce(p.tax_id = ${taxId ?? null}, false) as "sharesTaxId"
    from ${table} p
    where p.tenant_id = ${ctx.tenantId} and p.deleted_at is null
      and p.id is distinct from ${exceptId ?? null}::uuid
      and (p.name_key = ${key} or p.tax_id = ${taxId ?? null})
    order by "sharesTaxId" desc, p.name, p.id
    limit 10`);
  return { rows };
}
